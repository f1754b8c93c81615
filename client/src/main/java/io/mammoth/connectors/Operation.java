package io.mammoth.connectors;

import java.util.function.Function;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One request of the contract and how its answer is read.
 *
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param workspace the number of the workspace that the caller named; null when none
 * @param url where it goes for an account
 * @param body what is sent; null for none
 * @param result makes the result of an answer with a status of 2xx
 */
record Operation<T>(
    String method,
    @Nullable Integer workspace,
    Function<Account, HttpUrl> url,
    @Nullable ByteString body,
    Function<Reading, T> result) {

  boolean isWrite() {
    return !method.equals("GET");
  }
}
