package io.mammoth.connectors.kernel.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UserPathTest {

  @Test
  void aNameThatNoFileCanHaveIsSaidWithWhatHelps() {
    FileProblem problem = assertThrows(FileProblem.class, () -> UserPath.of("no\0such.csv"));
    String message = String.valueOf(problem.getMessage());
    assertEquals("'no?such.csv' cannot be the name of a file here. Choose another name.", message);
    assertTrue(UserPath.problem("Zoë.csv").contains("Set LC_ALL=C.UTF-8 before Java starts"));
  }

  @Test
  void anyOtherNameIsAPath() {
    assertEquals(Path.of("prices.csv"), UserPath.of("prices.csv"));
  }
}
