package io.crisol.structures;

import java.util.Locale;

/**
 * The catalogue of everything that can be wrong with what a user gives us: what happened, why, and
 * what to do. Every message a user sees comes from here, with its code.
 */
public enum Problem {
  // Files and their content.
  FILE_NOT_FOUND(
      "there is no file %s",
      "the path does not exist or may not be read", "check the spelling and the folder you are in"),
  FILE_EMPTY(
      "%s is empty", "it holds no frame", "check the program that wrote it; nothing was changed"),
  FILE_NOT_TEXT(
      "%s is not a text file",
      "it holds bytes that no structure file holds", "give an extended XYZ file, plain or gzipped"),
  FILE_TRUNCATED(
      "%s ends in the middle of a frame",
      "the frame announces %s atoms and %s lines follow",
      "copy the file again, or cut it after its last whole frame"),
  FILE_MALFORMED(
      "%s cannot be understood",
      "%s", "correct the line, or convert the file with the program that wrote it"),
  FORMAT_UNKNOWN(
      "%s is in no format that Crisol reads",
      "its first lines fit none of: %s", "convert it to extended XYZ"),
  UNKNOWN_ELEMENT(
      "\"%s\" is not an element",
      "elements are named by their symbol, such as Si or Li", "correct the species column"),
  NOT_FINITE(
      "%s is not a finite number",
      "a NaN or infinite value cannot be used",
      "repeat the calculation that wrote it, or remove the frame"),
  CELL_SINGULAR(
      "the cell has no volume",
      "a periodic direction needs three independent cell vectors",
      "correct the Lattice entry"),
  OVERLAPPING_ATOMS(
      "atoms %s and %s stand on one spot",
      "their distance is %s Å", "remove one of the two, or the frame"),
  OUTPUT_UNFIT(
      "the format %s cannot hold these frames",
      "%s", "choose another format with --to, or pick frames with @, such as file@-1 for the last"),
  TYPES_MISSING(
      "%s does not say which elements its atoms are",
      "%s", "give the elements of types 1, 2, … with --types, such as --types Si,O"),
  DISORDERED(
      "%s has partially occupied sites",
      "%s", "order it first: every site needs one atom or none; nothing was computed"),
  NOT_A_LABEL("%s holds no finished calculation", "%s", "%s"),
  OUTPUT_UNWRITABLE(
      "%s cannot be written",
      "%s", "free space or choose another folder with --out; nothing was lost"),

  UNIT_UNKNOWN(
      "\"%s\" is no unit that Crisol knows here",
      "known are: %s", "correct the unit, or convert the file"),
  FRAMES_NONE(
      "%s selects no frame",
      "%s", "give a position such as @3 or a range such as @0:10; the first frame is 0"),

  // Labels.
  LABEL_CONFLICT(
      "%s has two different values for %s",
      "keys %s and %s disagree", "name the one to use, or remove the other"),
  LABELS_MISSING("%s has no %s", "%s", "add the labels, or leave the frames out"),
  LABELS_MIXED(
      "%s of %s frames have no %s",
      "%s", "they are used for what they have; say so with %s, or leave them out"),
  LABELS_SUSPECT("%s", "%s", "%s"),

  // Potentials.
  POTENTIAL_UNKNOWN(
      "\"%s\" names no potential",
      "%s",
      "give a *.crisol.json file or a text such as lj(epsilon=0.0104, sigma=3.4, cutoff=8.5)"),
  POTENTIAL_ELEMENT(
      "the potential does not know %s",
      "it was made for %s", "use a potential for these elements, or train one"),
  POTENTIAL_EDITED(
      "%s does not reproduce its own self-test",
      "%s", "the file was changed by hand or damaged: take the original"),
  POTENTIAL_NEWER(
      "%s is of format version %s", "this program reads versions up to %s", "use a newer Crisol"),
  POTENTIAL_FILE_MISSING(
      "there is no file %s",
      "%s names it, and it is in none of %s",
      "put it beside that file, or name its folder with --potentials"),
  INPUT_NOT_HONOURED(
      "the LAMMPS command \"%s\" cannot be honoured",
      "%s",
      "remove it from the input if the potential does not need it, or use LAMMPS for this"
          + " potential"),
  KEYWORD_NOT_HONOURED(
      "the keyword \"%s\" cannot be honoured",
      "%s",
      "remove it from the file if the potential does not need it, or use the program it was written"
          + " for"),
  NOT_EXPORTED(
      "%s cannot be written for %s", "%s", "run it with Crisol itself: predict, md, serve"),
  PARAMETER_INVALID("%s = %s is not possible", "%s", "%s"),
  PARAMETER_MISSING("%s is missing", "%s", "add it"),
  CHARGES_MISSING(
      "%s needs charges",
      "the structure has no charge column", "add the column, or give --charges Na=1,Cl=-1"),
  CELL_CHARGED(
      "the periodic cell has a charge of %s e",
      "the energy of a charged crystal has no value",
      "correct the charges so that they add up to zero"),

  // Options and configuration.
  OPTION_UNKNOWN("unknown key \"%s\"", "%s", "%s"),
  OPTION_INVALID("%s = %s is not possible", "%s", "%s"),
  OPTION_MISSING("%s is missing", "%s", "%s"),
  MEMORY_SHORT("this needs about %s and the program may use %s", "%s", "%s"),

  // Recipes for structures.
  RECIPE_WORD("\"%s\" has no place in this recipe", "%s", "crisol build --list shows all steps"),
  RECIPE_IMPOSSIBLE("the step %s cannot be done", "%s", "%s"),

  // Training.
  SPLIT_EMPTY("the %s split is empty", "%s", "give more frames, or another fraction"),
  SPLIT_ELEMENT(
      "the %s frames hold %s, which no training frame does",
      "a potential knows nothing of an element that it was not trained on",
      "move frames with this element to the training frames, or leave these out"),
  TRAINING_DIVERGED("training stopped at %s: its loss is not a finite number", "%s", "%s"),

  // Reference calculations.
  LABEL_FAILED("%s was not labelled: %s", "%s", "%s"),
  PROGRAM_MISSING(
      "the program \"%s\" cannot be started",
      "%s", "install it, or name it with its folder in the setting %s"),
  FOLDER_IN_USE(
      "%s is in use",
      "another process of Crisol works in it%s",
      "wait until it has ended, or choose another folder"),
  SOCKET_FAILED("the socket %s cannot be used", "%s", "%s"),

  // Runs.
  RESUME_NOTHING("there is nothing to resume in %s", "%s", "start the run without --resume"),
  RESUME_CHANGED(
      "the run cannot be resumed with a changed %s",
      "it was started with %s and now says %s",
      "start a new run in another folder, or undo the change"),
  RUN_FOLDER_TAKEN(
      "%s holds a finished or interrupted run",
      "%s", "add --resume, or choose another folder with --out"),
  RUN_FOLDER_EMPTY(
      "%s holds no results",
      "none of the files of a run folder is in it", "give the folder that a run wrote with --out"),
  TRAJECTORY_UNFIT("diffusion cannot be measured in %s", "%s", "%s"),
  TOO_LARGE("%s is too large", "%s", "%s"),
  TRAJECTORY_BROKEN("%s is no trajectory that can be analysed", "%s", "%s"),
  NOT_CONVERGED("%s did not converge", "%s", "%s"),
  STOPPED_BY_GUARD("the run was stopped by its %s guard", "%s", "%s"),
  INTERNAL(
      "this is an error in Crisol",
      "%s",
      "please report it with the output of the same command and --debug");

  private final String what;
  private final String why;
  private final String remedy;

  Problem(String what, String why, String remedy) {
    this.what = what;
    this.why = why;
    this.remedy = remedy;
  }

  /** Stable code of this problem in messages and documentation, e.g. {@code unknown-element}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Template of the first sentence, with {@code %s} for each argument. */
  public String what() {
    return what;
  }

  /** Template of the reason. */
  public String why() {
    return why;
  }

  /** Template of what to do about it. */
  public String remedy() {
    return remedy;
  }

  /**
   * This problem with its arguments, to be thrown. The arguments fill the {@code %s} of what, why
   * and remedy, in this order.
   */
  public ProblemException with(Object... arguments) {
    return new ProblemException(this, "", arguments);
  }
}
