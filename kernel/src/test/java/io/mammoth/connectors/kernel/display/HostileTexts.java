package io.mammoth.connectors.kernel.display;

import java.util.List;

/** Texts that a service could send to act in a notebook instead of being read there. */
final class HostileTexts {
  static final List<String> ALL =
      List.of(
          "<img src=x onerror=alert(1)>",
          "<script>alert(1)</script>",
          "</script><script>alert(1)</script>",
          "</td></tr></table><h1>out</h1>",
          "</th></thead></table><b>out</b>",
          "</caption><style>*{display:none}</style>",
          "</div></div><iframe src=//evil></iframe>",
          "<button data-commandlinker-command=\"notebook:run-all-cells\">run</button>",
          "<a href=\"javascript:alert(1)\">x</a>",
          "<svg/onload=alert(1)>",
          "<math><mi xlink:href=\"data:x,alert(1)\">",
          "<!--><img src=x onerror=alert(1)>-->",
          "<![CDATA[<b>x</b>]]>",
          "\" onmouseover=\"alert(1)",
          "' style='position:fixed' x='",
          "`${alert(1)}`",
          "$x^2$",
          "$$\\sum_i$$",
          "\\(x^2\\)",
          "\\[\\href{javascript:alert(1)}{x}\\]",
          "\\begin{equation}x\\end{equation}",
          "&lt;b&gt; &amp;amp; &#60;script&#62; &nbsp;",
          "\u001b[31mred\u001b]8;;http://evil\u0007link",
          "invoice\u202Egpj.exe",
          "zero\u200Bwidth\uFEFFand\u00ADsoft",
          "nul\0bell\u0007back\b",
          "lone \uD83D surrogate \uDE00",
          "line\nbreak\r\nand\ttab\u2028and\u2029more\u0085",
          "tag \uDB40\uDC41 and face \uD83D\uDE00",
          "  leading and trailing  ");

  /** A million characters: only what is shown of it may cost anything. */
  static final String LONG = "<b>".repeat(350_000);

  private HostileTexts() {}
}
