package io.mammoth.connectors.kernel.pricing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/** What properties of any catalogue and any edit begin with: numbers to choose by, and a folder. */
abstract class AnyCase {
  private @Nullable Path folder;

  final Path folder() {
    return java.util.Objects.requireNonNull(folder);
  }

  static Arbitrary<List<Integer>> numbers() {
    return Arbitraries.integers()
        .between(0, 9_999_999)
        .list()
        .ofMaxSize(1_500)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  @BeforeTry
  final void makeFolder() throws IOException {
    folder = Files.createTempDirectory("mammoth-case");
  }

  @AfterTry
  final void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
