package io.mammoth.connectors.kernel.host.jjava;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.reply.InspectReply;
import org.dflib.jjava.jupyter.messages.reply.IsCompleteReply;
import org.dflib.jjava.jupyter.messages.request.CompleteRequest;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.jupyter.messages.request.InspectRequest;
import org.dflib.jjava.jupyter.messages.request.IsCompleteRequest;

/**
 * One kind of requests that JShell answers, with what JJava leaves undone about it.
 *
 * @param type of the request
 * @param reply the type of the reply
 * @param code that the request is about
 * @param adapted the request as JJava has to get it
 */
record ShellRequests<T>(
    MessageType<T> type, MessageType<?> reply, Function<T, String> code, UnaryOperator<T> adapted) {
  private static final ShellRequests<ExecuteRequest> EXECUTE =
      new ShellRequests<>(
          MessageType.EXECUTE_REQUEST,
          ExecuteReply.MESSAGE_TYPE,
          ExecuteRequest::getCode,
          ShellRequests::withoutMagicsInTextBlocks);

  /** All kinds. */
  static final List<ShellRequests<?>> ALL =
      List.of(
          EXECUTE,
          new ShellRequests<>(
              MessageType.COMPLETE_REQUEST,
              CompleteReply.MESSAGE_TYPE,
              CompleteRequest::getCode,
              asked ->
                  new CompleteRequest(
                      asked.getCode(), CodePoints.index(asked.getCode(), asked.getCursorPos()))),
          new ShellRequests<>(
              MessageType.INSPECT_REQUEST,
              InspectReply.MESSAGE_TYPE,
              InspectRequest::getCode,
              asked ->
                  new InspectRequest(
                      asked.getCode(),
                      CodePoints.index(asked.getCode(), asked.getCursorPos()),
                      asked.getDetailLevel())),
          new ShellRequests<>(
              MessageType.IS_COMPLETE_REQUEST,
              IsCompleteReply.MESSAGE_TYPE,
              IsCompleteRequest::getCode,
              UnaryOperator.identity()));

  /**
   * Has JJava answer, and answers what JJava does not: an {@link Error} would end the thread that
   * answers all requests.
   */
  void answer(ShellHandler<T> handler, CellReplies replies, Message<T> request) {
    T content = request.getContent();
    replies.begin(code.apply(content));
    try {
      handler.handle(replies, with(request, adapted.apply(content)));
    } catch (Exception | Error failure) {
      replies.fail(reply, failure);
    }
  }

  /** The request with other content. */
  static <T> Message<T> with(Message<T> request, T content) {
    return new Message<>(
        request.getIdentities(),
        request.getHeader(),
        request.getParentHeader(),
        request.getMetadata(),
        content,
        request.getBlobs());
  }

  private static ExecuteRequest withoutMagicsInTextBlocks(ExecuteRequest asked) {
    return new ExecuteRequest(
        TextBlocks.escaped(asked.getCode()),
        asked.isSilent(),
        asked.shouldStoreHistory(),
        asked.getUserExpr(),
        asked.isStdinEnabled(),
        asked.shouldStopOnError());
  }
}
