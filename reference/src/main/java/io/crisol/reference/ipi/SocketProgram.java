package io.crisol.reference.ipi;

import io.crisol.structures.Structure;
import java.nio.file.Path;
import java.util.List;

/** A program that connects to our socket and computes what is asked of it there. */
public interface SocketProgram {
  /** Its name in messages. */
  String name();

  /** Every setting, and the content of every file, that its numbers depend on. */
  String identity();

  /** What a user should know before he relies on the labels. */
  List<String> notes();

  /** Whether its stress is to be believed. */
  boolean keepsStress();

  /** Whether its labels are worth a place on the disk, each of them. */
  default boolean isCostly() {
    return true;
  }

  /**
   * Writes what it needs to start with the atoms of a structure.
   *
   * @param folder an empty folder
   * @return lines of a shell script that starts it in that folder; empty where somebody else does
   */
  String prepare(Structure first, SocketName socket, Path folder);

  /** Why it may have gone away, from what it left in its folder; empty where it does not say. */
  String complaint(Path folder);
}
