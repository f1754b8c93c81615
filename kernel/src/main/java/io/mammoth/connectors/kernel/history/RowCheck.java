package io.mammoth.connectors.kernel.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mammoth.connectors.kernel.files.CsvWriting;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks of rows, each of the row and of all before it. */
final class RowCheck {
  private static final int BYTES = 8;

  private String last = "";

  /** The row with its check at the end. */
  List<@Nullable String> signed(List<@Nullable String> row) {
    last = next(row);
    List<@Nullable String> signed = new ArrayList<>(row);
    signed.add(last);
    return signed;
  }

  /** Whether a row's check is that of the row after those before it. */
  boolean holds(List<@Nullable String> signed) {
    last = next(signed.subList(0, signed.size() - 1));
    return last.equals(signed.get(signed.size() - 1));
  }

  private String next(List<@Nullable String> row) {
    String text = row.stream().map(CsvWriting::quoted).collect(Collectors.joining(","));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest((last + "\n" + text).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
