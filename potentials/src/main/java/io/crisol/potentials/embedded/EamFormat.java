package io.crisol.potentials.embedded;

import io.crisol.potentials.Potential;
import io.crisol.potentials.file.ForeignFormat;
import io.crisol.potentials.file.PotentialRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Recognises setfl (eam/alloy, eam/fs) and funcfl files. */
public final class EamFormat implements ForeignFormat {
  private static final String WHOLE = "[0-9]{1,9}";
  private static final String NUMBER = "[-+]?[0-9.]+([eEdD][-+]?[0-9]+)?";

  @Override
  public String name() {
    return "EAM (setfl or funcfl)";
  }

  @Override
  public boolean fits(Path file, List<String> head) {
    return isSetfl(head) || isFuncfl(head);
  }

  private static boolean isSetfl(List<String> head) {
    return head.size() > 5
        && head.get(3).strip().matches(WHOLE + "(\\s+[A-Z][a-z]?)+")
        && isGrid(head.get(4));
  }

  private static boolean isFuncfl(List<String> head) {
    return head.size() > 3
        && head.get(1).strip().matches("[0-9]{1,3}\\s+" + NUMBER + "\\s+" + NUMBER + ".*")
        && isGrid(head.get(2));
  }

  private static boolean isGrid(String line) {
    return line.strip()
        .matches(String.join("\\s+", WHOLE, NUMBER, WHOLE, NUMBER, NUMBER + "(\\s.*)?"));
  }

  @Override
  public Potential read(Path file, PotentialRequest request, Consumer<String> notes) {
    return isSetfl(EamNumbers.head(file, 6))
        ? SetflFile.read(file)
        : FuncflFile.read(List.of(file));
  }
}
