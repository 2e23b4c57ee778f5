package io.crisol.simulation.building;

import io.crisol.structures.Frame;
import io.crisol.structures.Labels;
import io.crisol.structures.Problem;
import io.crisol.structures.ProblemException;
import io.crisol.structures.Structure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps that make structures, one after the other. A step that makes several of one is followed for
 * each of them. Every frame says in its entry {@code recipe} how it was made: the words, with
 * {@code #k} behind those of which the k-th structure was taken, and these words make it again, to
 * the last bit.
 */
public final class Recipe {
  /** Entry of a frame that holds its recipe. */
  public static final String KEY = "recipe";

  private static final String GROUP = "config_type";

  /**
   * A structure on its way.
   *
   * @param words its recipe so far
   * @param group its kind of configuration so far
   * @param picks the number of the structure in each step
   */
  private record Draft(Structure structure, String words, String group, List<Integer> picks) {}

  private final List<RecipeStep> steps;

  private Recipe(List<RecipeStep> steps) {
    this.steps = steps;
  }

  /**
   * Reads the words of a recipe.
   *
   * @param fromFile whether it begins with frames that were read
   * @throws ProblemException RECIPE_WORD, OPTION_UNKNOWN, OPTION_MISSING, OPTION_INVALID
   */
  public static Recipe of(List<String> words, boolean fromFile) {
    List<RecipeStep> steps = words.stream().map(RecipeStep::of).toList();
    for (int k = 0; k < steps.size(); k++) {
      boolean begins = steps.get(k).step() instanceof Step.Beginning;
      if (begins != (k == 0 && !fromFile)) {
        throw Problem.RECIPE_WORD.with(
            steps.get(k).word(),
            begins
                ? "it makes a structure of nothing, and there is one already"
                : "it changes a structure, and there is none yet: begin with a file, or with a"
                    + " crystal such as fcc:Cu:3.615");
      }
    }
    return new Recipe(steps);
  }

  /**
   * Makes the frames.
   *
   * @param given frames that were read, where the recipe begins with them
   * @throws ProblemException RECIPE_IMPOSSIBLE with the step
   */
  public List<Frame> build(List<Frame> given, Bench bench) {
    List<Draft> drafts = new ArrayList<>();
    for (Frame frame : given) {
      drafts.add(
          new Draft(
              frame.structure(), origin(frame), kind(frame), List.of(frame.source().index())));
    }
    if (given.isEmpty()) {
      drafts.add(new Draft(null, "", "", List.of()));
    }
    for (RecipeStep step : steps) {
      List<Draft> next = new ArrayList<>();
      for (Draft draft : drafts) {
        next.addAll(apply(step, draft, bench.at(draft.picks())));
      }
      drafts = next;
    }
    return drafts.stream().map(Recipe::frame).toList();
  }

  private static List<Draft> apply(RecipeStep step, Draft draft, Bench bench) {
    List<Structure> made;
    try {
      made =
          switch (step.step()) {
            case Step.Beginning beginning -> beginning.make(bench);
            case Step.Change change -> change.of(draft.structure(), bench);
          };
    } catch (ProblemException e) {
      throw e.where().isEmpty() ? e.at("step " + step.word()) : e;
    }
    List<Draft> drafts = new ArrayList<>();
    for (int k = 0; k < made.size(); k++) {
      if (step.pick().isEmpty() || step.pick().getAsInt() == k) {
        drafts.add(next(step, draft, made.get(k), k, made.size() > 1));
      }
    }
    if (drafts.isEmpty()) {
      throw Bench.impossible(
              step.word() + "#" + step.pick().orElse(0),
              "it makes " + made.size() + " structures, counted from 0",
              "pick one of them, or leave out the #")
          .at("step " + step.word());
    }
    return drafts;
  }

  private static Draft next(
      RecipeStep step, Draft draft, Structure structure, int number, boolean several) {
    List<Integer> picks = new ArrayList<>(draft.picks());
    picks.add(number);
    String word = step.word() + (several ? "#" + number : "");
    String name = step.word().split("[:,]")[0];
    boolean tells = !name.equals("supercell") && !name.equals("primitive") && !name.equals("box");
    return new Draft(
        structure,
        draft.words().isEmpty() ? word : draft.words() + " " + word,
        tells ? (draft.group().isEmpty() ? name : draft.group() + "-" + name) : draft.group(),
        picks);
  }

  /** Where a frame came from: its own recipe where it has one. */
  private static String origin(Frame frame) {
    String recipe = frame.metadata().get(KEY);
    if (recipe != null) {
      return recipe;
    }
    return frame.source().file() + (frame.source().index() > 0 ? "@" + frame.source().index() : "");
  }

  private static String kind(Frame frame) {
    String group = frame.group();
    return group.equals("all") ? "" : group;
  }

  private static Frame frame(Draft draft) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(KEY, draft.words());
    if (!draft.group().isEmpty()) {
      metadata.put(GROUP, draft.group());
    }
    return new Frame(draft.structure(), Labels.NONE, metadata, Map.of(), Frame.Source.NONE);
  }
}
