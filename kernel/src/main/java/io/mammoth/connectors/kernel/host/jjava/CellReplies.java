package io.mammoth.connectors.kernel.host.jjava;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.reply.CompleteReply;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;

/** What goes back to Jupyter for one request, amended where JJava's own answer falls short. */
final class CellReplies extends ShellReplyEnvironment {
  private static final int MEBIBYTE = 20;

  /** What compiling a small cell takes. */
  private static final int HEADROOM = 8 << MEBIBYTE;

  private static final String END =
      "The kernel's memory of %s MB is full: this kernel ends, and a new one has none of its"
          + " variables. JJAVA_JVM_OPTS=-Xmx%sm, set before Jupyter starts, gives kernels twice as"
          + " much, where this computer has it.";

  private static final String COMPILER = "com.sun.tools.javac.";
  private static final String NO_MEMORY = OutOfMemoryError.class.getSimpleName();

  private String code = "";
  private int count;
  private boolean memoryIsFull;

  CellReplies(
      ShellChannel shell, StdinChannel stdin, JupyterSocket published, MessageContext context) {
    super(shell, stdin, published, context);
  }

  /** Begins with the code as it was sent, which some answers repeat or count in. */
  void begin(String sent) {
    code = sent;
    BriefErrors.OF_THIS_KERNEL.clear();
  }

  /** Answers a request that failed in a way that JJava has no answer to. */
  void fail(MessageType<?> type, Throwable failure) {
    String name = failure.getClass().getSimpleName();
    String message = sentence(failure);
    ErrorReply error = new ErrorReply(name, message, List.of());
    if (type.equals(ExecuteReply.MESSAGE_TYPE)) {
      error.setExecutionCount(count);
      publish(new PublishError(name, message, List.of(message)));
    }
    defer().replyError(type.error(), error);
  }

  /** Whether an error has left too little memory for another cell. */
  boolean isMemoryFull() {
    return memoryIsFull;
  }

  @Override
  public <T extends ContentType<T>> void publish(T content) {
    if (content instanceof PublishError error) {
      super.publish(amended(error));
    } else if (content instanceof PublishExecuteInput input) {
      count = input.getCount();
      super.publish(new PublishExecuteInput(code, count));
    } else {
      super.publish(content);
    }
  }

  @Override
  public <T extends ContentType<T>> void reply(T content) {
    if (content instanceof CompleteReply found) {
      super.reply(
          new CompleteReply(
              found.getMatches(),
              CodePoints.before(code, found.getCursorStart()),
              CodePoints.before(code, found.getCursorEnd()),
              Map.of()));
    } else {
      super.reply(content);
    }
  }

  private PublishError amended(PublishError error) {
    List<String> lines = new ArrayList<>(BriefErrors.OF_THIS_KERNEL.in(error.getStacktrace()));
    memoryIsFull = isOfMemory(error) && !hasHeadroom();
    if (memoryIsFull) {
      long most = Runtime.getRuntime().maxMemory() >> MEBIBYTE;
      lines.add(END.formatted(String.valueOf(most), String.valueOf(2 * most)));
    }
    return new PublishError(error.getErrorName(), error.getErrorMessage(), lines);
  }

  private static boolean isOfMemory(PublishError error) {
    return error.getErrorMessage().contains(NO_MEMORY)
        || error.getStacktrace().stream().anyMatch(line -> line.contains(NO_MEMORY));
  }

  private static String sentence(Throwable failure) {
    String broken =
        Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith(COMPILER))
            ? "The compiler of Java %s broke on this code instead of saying what is wrong with it. Look for a name"
                + " that is not declared yet, and for a switch without a value in one of its branches"
            : "Java %s could not go on with this, in the part of the kernel that runs cells and shows values";
    return broken.formatted(Runtime.version().feature()) + " (" + failure + ").";
  }

  private static boolean hasHeadroom() {
    try {
      return new byte[HEADROOM].length == HEADROOM;
    } catch (OutOfMemoryError full) {
      return false;
    }
  }
}
