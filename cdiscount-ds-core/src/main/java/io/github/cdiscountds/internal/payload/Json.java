package io.github.cdiscountds.internal.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Objects of texts, and arrays of them or of texts, to JSON and back. A field that is null is left
 * out.
 */
final class Json {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  /** A recipient has eleven fields. */
  private static final int USUAL_PARTS = 22;

  private Json() {}

  /** The few fields of one object, in the order in which they were put. */
  static final class Fields {
    /** Names, each with its text behind it. */
    private final List<String> parts = new ArrayList<>(USUAL_PARTS);

    Fields put(String name, @Nullable Object value) {
      if (value != null) {
        parts.add(name);
        parts.add(value.toString());
      }
      return this;
    }

    @Nullable String get(String name) {
      for (int i = 0; i < parts.size(); i += 2) {
        if (parts.get(i).equals(name)) {
          return parts.get(i + 1);
        }
      }
      return null;
    }

    String text(String name) {
      return Objects.requireNonNull(get(name), name);
    }

    private void write(JsonText json) {
      json.begin('{');
      for (int i = 0; i < parts.size(); i += 2) {
        json.field(parts.get(i), parts.get(i + 1));
      }
      json.end('}');
    }
  }

  static String array(List<Fields> objects) {
    JsonText json = new JsonText().begin('[');
    objects.forEach(object -> object.write(json));
    return json.end(']').toString();
  }

  static String object(Fields fields) {
    JsonText json = new JsonText();
    fields.write(json);
    return json.toString();
  }

  static String texts(List<String> texts) {
    JsonText json = new JsonText().begin('[');
    texts.forEach(json::element);
    return json.end(']').toString();
  }

  static Fields object(String json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      return fields(parser);
    }
  }

  static List<Fields> array(String json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      expect(parser.nextToken(), JsonToken.START_ARRAY);
      List<Fields> objects = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expect(parser.currentToken(), JsonToken.START_OBJECT);
        objects.add(fields(parser));
      }
      return objects;
    }
  }

  static List<String> texts(String json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      expect(parser.nextToken(), JsonToken.START_ARRAY);
      List<String> texts = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expect(parser.currentToken(), JsonToken.VALUE_STRING);
        texts.add(parser.getString());
      }
      return texts;
    }
  }

  private static Fields fields(JsonParser parser) {
    Fields fields = new Fields();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      expect(parser.nextToken(), JsonToken.VALUE_STRING);
      fields.put(name, parser.getString());
    }
    return fields;
  }

  private static void expect(@Nullable JsonToken token, JsonToken expected) {
    if (token != expected) {
      throw new IllegalStateException("expected " + expected + " in a stored value");
    }
  }
}
