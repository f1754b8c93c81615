package io.mammoth.connectors.kernel.tables;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The names that Tablesaw's libraries have in the one runnable jar, for classes of Tablesaw that
 * come later and know these libraries by their own names. Only what the jar has is renamed.
 */
final class RelocatedNames {
  /**
   * Their own names by those in the jar: the build rewrites the keys, as it does all texts that
   * begin like such a name, and leaves the values.
   */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "com.google.common", "-com.google.common",
          "it.unimi.dsi.fastutil", "-it.unimi.dsi.fastutil",
          "org.apache.commons.math3", "-org.apache.commons.math3",
          "com.univocity.parsers", "-com.univocity.parsers",
          "org.roaringbitmap", "-org.roaringbitmap",
          "org.slf4j", "-org.slf4j");

  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int METHOD_HANDLE = 15;
  private static final int HEAD = 8;

  private final Predicate<String> isInJar;

  /**
   * For a jar.
   *
   * @param isInJar whether a class of this inner name is there
   */
  RelocatedNames(Predicate<String> isInJar) {
    this.isInJar = isInJar;
  }

  /** A class with the names that hold here; the same array where it needs none of them. */
  byte[] in(byte[] classFile) throws IOException {
    ByteArrayOutputStream renamed = new ByteArrayOutputStream();
    DataInputStream from = new DataInputStream(new ByteArrayInputStream(classFile));
    DataOutputStream to = new DataOutputStream(renamed);
    to.write(from.readNBytes(HEAD));
    int constants = from.readUnsignedShort();
    to.writeShort(constants);
    boolean differs = false;
    for (int i = 1; i < constants; i++) {
      int tag = from.readUnsignedByte();
      to.writeByte(tag);
      if (tag == UTF8) {
        String text = from.readUTF();
        String name = name(text);
        differs |= !name.equals(text);
        to.writeUTF(name);
      } else {
        to.write(from.readNBytes(size(tag)));
        i += tag == LONG || tag == DOUBLE ? 1 : 0;
      }
    }
    to.write(from.readAllBytes());
    return differs ? renamed.toByteArray() : classFile;
  }

  /** Of a class, or of several in the type of a method or field. */
  private String name(String text) {
    String named = text;
    for (var each : PACKAGES.entrySet()) {
      String here = each.getKey().replace('.', '/') + "/";
      String own = each.getValue().substring(1).replace('.', '/') + "/";
      if (named.contains(own) && !here.equals(own)) {
        named = renamed(named, own, here);
      }
    }
    return named;
  }

  private String renamed(String text, String own, String here) {
    StringBuilder named = new StringBuilder();
    int at = 0;
    for (int found = text.indexOf(own); found >= 0; found = text.indexOf(own, at)) {
      named.append(text, at, found);
      int end = end(text, found);
      String name = here + text.substring(found + own.length(), end);
      boolean isName = found == 0 || text.charAt(found - 1) == 'L';
      named.append(isName && isInJar.test(name) ? name : text.substring(found, end));
      at = end;
    }
    return named.append(text, at, text.length()).toString();
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '/')) {
      end++;
    }
    return end;
  }

  private static int size(int tag) {
    return switch (tag) {
      case LONG, DOUBLE -> 8;
      case METHOD_HANDLE -> 3;
      // Class, String, MethodType, Module, Package.
      case 7, 8, 16, 19, 20 -> 2;
      default -> 4;
    };
  }
}
