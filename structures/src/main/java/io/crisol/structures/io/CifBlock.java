package io.crisol.structures.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a data block of a CIF says about cell, symmetry and atoms; everything else is passed by. */
final class CifBlock {
  private static final Set<String> ATOM_COLUMNS =
      Set.of(
          "_atom_site_label",
          "_atom_site_label_atom_id",
          "_atom_site_type_symbol",
          "_atom_site_fract_x",
          "_atom_site_fract_y",
          "_atom_site_fract_z",
          "_atom_site_cartn_x",
          "_atom_site_cartn_y",
          "_atom_site_cartn_z",
          "_atom_site_occupancy",
          "_atom_site_calc_flag");
  private static final List<String> WANTED =
      List.of("_cell_", "_symmetry_", "_space_group_", "_atom_sites_", "_chemical_formula_sum");

  private final Map<String, List<String>> values = new HashMap<>();
  private final LineFrameReader reader;
  private final String name;
  private final int line;

  CifBlock(LineFrameReader reader, String name, int line) {
    this.reader = reader;
    this.name = name;
    this.line = line;
  }

  String name() {
    return name;
  }

  /** Line where the block begins. */
  int line() {
    return line;
  }

  private static boolean isWanted(String tag) {
    return ATOM_COLUMNS.contains(tag) || WANTED.stream().anyMatch(tag::startsWith);
  }

  /** Reads up to the next block; the tokens stand behind its name afterwards. */
  void read(CifTokens tokens) {
    tokens.next();
    while (tokens.kind() != CifTokens.Kind.DATA && tokens.kind() != CifTokens.Kind.END) {
      switch (tokens.kind()) {
        case LOOP -> loop(tokens);
        case TAG -> single(tokens);
        default -> tokens.next();
      }
    }
  }

  private void single(CifTokens tokens) {
    String tag = tokens.text();
    if (tokens.next() == CifTokens.Kind.VALUE) {
      if (isWanted(tag)) {
        put(tag).add(tokens.text());
      }
      tokens.next();
    }
  }

  /** A list to be filled; one that is not kept where the tag occurred before. */
  private List<String> put(String tag) {
    List<String> list = new ArrayList<>(1);
    if (values.putIfAbsent(tag, list) != null) {
      reader.notes.note("\"" + tag + "\" is given more than once: the first counts");
    }
    return list;
  }

  private void loop(CifTokens tokens) {
    List<List<String>> columns = new ArrayList<>();
    String last = "";
    boolean wanted = false;
    while (tokens.next() == CifTokens.Kind.TAG) {
      last = tokens.text();
      boolean want = isWanted(last);
      columns.add(want ? put(last) : null);
      wanted |= want;
    }
    int k = 0;
    while (tokens.kind() == CifTokens.Kind.VALUE) {
      if (columns.isEmpty()) {
        throw reader.malformed("a loop_ names no columns");
      }
      List<String> column = columns.get(k);
      if (column != null) {
        column.add(tokens.text());
      }
      k = (k + 1) % columns.size();
      tokens.next();
    }
    if (wanted && k != 0) {
      throw reader.malformed(
          "the loop_ that ends with " + last + " breaks off in the middle of a row");
    }
  }

  /** The column or single value of a tag; empty where the block has none. */
  List<String> list(String tag) {
    return values.getOrDefault(tag, List.of());
  }

  /** The value of the first of these tags that says something. */
  Optional<String> value(String... tags) {
    for (String tag : tags) {
      List<String> found = list(tag);
      if (found.size() == 1 && !CifTokens.isAbsent(found.getFirst())) {
        return Optional.of(found.getFirst());
      }
    }
    return Optional.empty();
  }

  /** Number of atom sites that are listed. */
  int sites() {
    return Math.max(list("_atom_site_fract_x").size(), list("_atom_site_cartn_x").size());
  }

  /** Value of an atom site, null where absent. */
  String site(String column, int row) {
    List<String> found = list(column);
    String value = row < found.size() ? found.get(row) : null;
    return CifTokens.isAbsent(value) ? null : value;
  }

  /** A number, its standard uncertainty left aside. */
  double number(String text, String what) {
    return reader.number(plain(text), what);
  }

  /** The number without "(…)" behind it. */
  static String plain(String text) {
    int bracket = text.indexOf('(');
    return bracket > 0 ? text.substring(0, bracket) : text;
  }
}
