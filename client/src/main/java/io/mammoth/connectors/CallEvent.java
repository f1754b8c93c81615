package io.mammoth.connectors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link CallListener} is told.
 *
 * @param requestId the id that every request of the call carries in {@code X-Request-Id}
 * @param method GET, POST, PUT or DELETE
 * @param path where it goes, without host and query
 * @param tries how often the call was tried so far, the present try included
 * @param elapsed the time since the call began
 * @param status the status of the response to the last attempt that has ended; 0 when there was
 *     none
 * @param delay how long it waits before the next try; null when it does not wait
 * @param failure what the call threw: a {@link MammothException}, or what the caller's own code
 *     threw, a consumer of responses for example; null while the call has not failed
 */
public record CallEvent(
    String requestId,
    String method,
    String path,
    int tries,
    Duration elapsed,
    int status,
    @Nullable Duration delay,
    @Nullable Throwable failure) {}
