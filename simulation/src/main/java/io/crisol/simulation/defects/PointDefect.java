package io.crisol.simulation.defects;

import io.crisol.structures.Element;
import io.crisol.structures.Structure;
import java.util.Arrays;
import java.util.Optional;

/**
 * A point defect as a change of a crystal.
 *
 * @param name such as octahedral, dumbbell_100, Li_on_Al; of a vacancy the element
 * @param removed the element that is gone
 * @param added the element that has come
 * @param site the atom of the cell whose site is concerned; −1 for a void
 * @param place where the added atom stands, double[3] Å; of a dumbbell half the way between its two
 *     atoms, from the site
 * @param alike how many of this kind the cell of the crystal has room for
 */
public record PointDefect(
    DefectKind kind,
    String name,
    Optional<Element> removed,
    Optional<Element> added,
    int site,
    double[] place,
    int alike) {

  /** The same under another name. */
  PointDefect named(String other) {
    return new PointDefect(kind, other, removed, added, site, place, alike);
  }

  /** By how much the number of atoms of an element changes. */
  int change(Element element) {
    return (added.equals(Optional.of(element)) ? 1 : 0)
        - (removed.equals(Optional.of(element)) ? 1 : 0);
  }

  /** Whether the same atoms have come and gone. */
  boolean isLike(PointDefect other) {
    return removed.equals(other.removed) && added.equals(other.added);
  }

  /**
   * The crystal with this defect; an added atom is the last, the others keep their order.
   *
   * @param host copies of the cell, the first of them unshifted
   */
  Structure in(Structure host) {
    return switch (kind) {
      case VACANCY -> without(host, site);
      case INTERSTITIAL -> with(host, place);
      case ANTISITE -> with(without(host, site), position(host, 1));
      case DUMBBELL -> with(moved(host), position(host, -1));
    };
  }

  /** The site, and half the dumbbell from it in one direction. */
  private double[] position(Structure host, int sign) {
    double[] at = new double[3];
    for (int x = 0; x < 3; x++) {
      at[x] = host.coordinate(3 * site + x) + (kind == DefectKind.DUMBBELL ? sign * place[x] : 0);
    }
    return at;
  }

  private Structure moved(Structure host) {
    double[] positions = host.positions();
    System.arraycopy(position(host, 1), 0, positions, 3 * site, 3);
    return host.withPositions(positions);
  }

  /** The structure less one atom. */
  static Structure without(Structure host, int atom) {
    int[] kept = new int[host.size() - 1];
    Arrays.setAll(kept, k -> k < atom ? k : k + 1);
    return picked(host, kept, Optional.empty(), new double[0]);
  }

  private Structure with(Structure host, double[] at) {
    int[] kept = new int[host.size()];
    Arrays.setAll(kept, k -> k);
    return picked(host, kept, added, at);
  }

  private static Structure picked(Structure host, int[] kept, Optional<Element> last, double[] at) {
    int n = kept.length + (last.isPresent() ? 1 : 0);
    Element[] elements = new Element[n];
    double[] positions = new double[3 * n];
    for (int k = 0; k < kept.length; k++) {
      elements[k] = host.element(kept[k]);
      for (int x = 0; x < 3; x++) {
        positions[3 * k + x] = host.coordinate(3 * kept[k] + x);
      }
    }
    last.ifPresent(
        element -> {
          elements[n - 1] = element;
          System.arraycopy(at, 0, positions, 3 * (n - 1), 3);
        });
    Structure changed = new Structure(host.cell(), elements, positions);
    return host.charges().map(all -> charged(changed, host, all, kept)).orElse(changed);
  }

  /** An added atom has the charge of the first of its element. */
  private static Structure charged(
      Structure changed, Structure host, double[] charges, int[] kept) {
    double[] mine = new double[changed.size()];
    for (int k = 0; k < mine.length; k++) {
      int from = k < kept.length ? kept[k] : first(host, changed.element(k));
      mine[k] = charges[from];
    }
    return changed.withCharges(mine);
  }

  private static int first(Structure host, Element element) {
    return Arrays.asList(host.elements()).indexOf(element);
  }
}
