package io.mammoth.connectors.kernel.cli;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What `doctor` found out about one thing.
 *
 * @param subject the thing
 * @param fine whether nothing has to be done
 * @param says how it is
 * @param fix what to do; null when nothing has to be done
 */
record Finding(String subject, boolean fine, String says, @Nullable String fix) {

  static Finding fine(String subject, String says) {
    return new Finding(subject, true, Secrets.hide(says), null);
  }

  static Finding wrong(String subject, String says, String fix) {
    return new Finding(subject, false, Secrets.hide(says), Secrets.hide(fix));
  }

  @JsonIgnore
  String line() {
    String sentence = "%-5s %-12s %s".formatted(fine ? "fine" : "FIX", subject, says);
    return fine ? sentence : sentence + ": " + fix;
  }
}
