package io.crisol.structures.json;

import io.crisol.structures.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Builds {@link Json} values from Jackson's token stream. */
final class JsonReader {
  private JsonReader() {}

  static Json parse(String text, String source) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw Problem.FILE_MALFORMED.with(source, "it holds no JSON value");
      }
      Json value = read(parser, first);
      if (parser.nextToken() != null) {
        throw Problem.FILE_MALFORMED.with(source, "there is text after the end of the JSON value");
      }
      return value;
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      String line =
          (place == null ? "" : "line " + place.getLineNr() + ": ") + e.getOriginalMessage();
      throw Problem.FILE_MALFORMED.with(source, line).causedBy(e);
    }
  }

  private static Json read(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> new Json.Str(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Json.Num(Double.parseDouble(parser.getString()));
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      default -> throw new IllegalStateException("unexpected token " + token);
    };
  }

  private static Json readObject(JsonParser parser) {
    Json.Obj object = new Json.Obj();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      object.put(name, read(parser, parser.nextToken()));
    }
    return object;
  }

  private static Json readArray(JsonParser parser) {
    Json.Arr array = new Json.Arr();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      array.add(read(parser, token));
    }
    return array;
  }
}
