package io.mammoth.connectors.kernel.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Columns of profiles: a name of one's own, or a number with it. */
class ProfileColumnsTest {
  private static List<String> columns(String... profiles) {
    Map<Long, String> names = new LinkedHashMap<>();
    for (String profile : profiles) {
      names.put(names.size() + 1L, profile);
    }
    return List.copyOf(ProfileColumns.of(names).values());
  }

  @Test
  void aNameOfItsOwnIsTheColumn() {
    assertEquals(List.of("Pro", "Team, EU"), columns("Pro", "Team, EU"));
  }

  @Test
  void namesThatDifferInCaseOnlyGetTheirNumber() {
    assertEquals(
        List.of("Pro_1", "PRO_2", "Straße_3", "STRASSE_4"),
        columns("Pro", "PRO", "Straße", "STRASSE"));
  }

  @Test
  void aNameOfAnotherColumnGetsItsNumberAndABlankOneToo() {
    assertEquals(
        List.of("Name_1", "delete_2", "_3", "Base_4"), columns("Name", "delete", "", "Base"));
  }

  @Test
  void aNumberThatIsAnothersNameIsMadeFree() {
    assertEquals(List.of("Pro_1", "pro_2", "Pro_1_2"), columns("Pro", "pro", "Pro_1"));
  }
}
