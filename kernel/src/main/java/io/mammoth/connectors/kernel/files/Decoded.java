package io.mammoth.connectors.kernel.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file's text: by its byte order mark, else UTF-16 where every other byte of it is zero, else
 * UTF-8, else what Windows writes in western countries.
 *
 * @param assumed the encoding in words
 */
record Decoded(String text, String assumed) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  static Decoded of(Path file, byte[] bytes) {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return strict(file, bytes, 3, UTF_8, "UTF-8 with a byte order mark");
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return strict(file, bytes, 2, UTF_16LE, "UTF-16 with a byte order mark");
    }
    if (begins(bytes, 0xFE, 0xFF)) {
      return strict(file, bytes, 2, UTF_16BE, "UTF-16 with a byte order mark");
    }
    if (bytes.length >= 2 && (bytes[0] == 0) != (bytes[1] == 0)) {
      return strict(file, bytes, 0, bytes[0] == 0 ? UTF_16BE : UTF_16LE, "UTF-16");
    }
    String text = text(bytes, 0, UTF_8);
    return text == null
        ? strict(file, bytes, 0, WINDOWS, "not UTF-8, so taken for windows-1252")
        : new Decoded(text, "UTF-8");
  }

  private static boolean begins(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Decoded strict(
      Path file, byte[] bytes, int from, Charset charset, String assumed) {
    String text = text(bytes, from, charset);
    if (text == null) {
      throw FileProblem.of(
          file.getFileName() + " is no text, neither in UTF-8 nor in " + charset + ".");
    }
    return new Decoded(text, assumed);
  }

  private static @Nullable String text(byte[] bytes, int from, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
          .toString();
    } catch (CharacterCodingException wrong) {
      return null;
    }
  }
}
