package io.mammoth.connectors.kernel.cli;

import io.mammoth.connectors.kernel.cli.CellFate.Status;
import io.mammoth.connectors.kernel.tables.ControlCharacters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A run as the XML that build servers read: the notebook is a suite, a cell is a test. */
final class JUnitReport {

  /** XML has no way to say these. */
  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter xml;

  private JUnitReport() throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
  }

  static byte[] of(RunReport report) {
    try {
      JUnitReport written = new JUnitReport();
      written.suite(report);
      return written.bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("it is in memory", e);
    }
  }

  private void suite(RunReport report) throws XMLStreamException {
    String name = report.notebook().name();
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("testsuite");
    attribute("name", name);
    attribute("tests", String.valueOf(report.fates().size()));
    attribute("failures", count(report, true));
    attribute("errors", "0");
    attribute("skipped", count(report, false));
    attribute("time", seconds(report.seconds()));
    for (CellFate fate : report.fates()) {
      cell(name.replaceFirst("\\.ipynb$", ""), fate);
    }
    xml.writeEndDocument();
    xml.flush();
  }

  private static String count(RunReport report, boolean bad) {
    return String.valueOf(
        report.fates().stream()
            .filter(fate -> bad ? fate.bad() : fate.status() == Status.SKIPPED)
            .count());
  }

  private void cell(String suite, CellFate fate) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", suite);
    attribute("name", fate.cell().toString());
    attribute("time", seconds(fate.seconds()));
    if (fate.bad()) {
      xml.writeStartElement("failure");
      attribute("type", fate.status().word());
      attribute("message", fate.message());
      xml.writeCharacters(clean(fate.trace()));
      xml.writeEndElement();
    } else if (fate.status() == Status.SKIPPED) {
      xml.writeEmptyElement("skipped");
    }
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, clean(value));
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String clean(String text) {
    String xml = NOT_IN_XML.matcher(Secrets.hide(text)).replaceAll("\uFFFD");
    return ControlCharacters.escapeIn(xml);
  }
}
