package io.github.classgraph;

import java.util.List;

/** The names of classes, which is all that Tablesaw asks about them. */
public final class ClassInfoList {

  private final List<String> names;

  ClassInfoList(List<String> names) {
    this.names = names;
  }

  /** The full names of the classes. */
  public List<String> getNames() {
    return names;
  }
}
