package io.mammoth.connectors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Pages of workspace connectors, numbered from k0 on, and what was read of them. */
abstract class PagedTest extends ServedTest {
  static String page(int from, int size, String next) {
    List<String> items =
        IntStream.range(from, from + size).mapToObj(i -> "{'name_key':'k" + i + "'}").toList();
    return "{'connectors':[" + String.join(",", items) + "]" + next + "}";
  }

  static List<String> keys(Iterable<WorkspaceConnector> connectors) {
    List<String> keys = new ArrayList<>();
    connectors.forEach(connector -> keys.add(connector.nameKey()));
    return keys;
  }
}
