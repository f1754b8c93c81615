package io.mammoth.connectors;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Looks for secrets, in each form in which they could be written, in everything printable. */
final class LeakSearch {
  private final List<String> forms = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private int searched;

  LeakSearch(String... secrets) {
    for (String secret : secrets) {
      forms.addAll(Encodings.of(secret).values());
      for (int before = 0; before < 3; before++) {
        byte[] bytes = ("x".repeat(before) + secret).getBytes(StandardCharsets.US_ASCII);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        // All but both ends, which depend on what stands beside it.
        forms.add(base64.substring(4, base64.length() - 4));
      }
    }
  }

  /** The whole of an exception: message, causes, suppressed ones, frames. */
  static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  void in(String where, Object printable) {
    searched++;
    String text = printable instanceof Throwable failure ? printed(failure) : printable.toString();
    for (String form : forms) {
      if (text.contains(form)) {
        found.add(where + ": " + text.lines().filter(line -> line.contains(form)).toList());
      }
    }
  }

  List<String> found() {
    return found;
  }

  int searched() {
    return searched;
  }
}
