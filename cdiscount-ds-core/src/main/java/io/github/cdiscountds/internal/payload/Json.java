package io.github.cdiscountds.internal.payload;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Objects of texts, and arrays of them or of texts, to JSON and back. A field that is null is left
 * out.
 */
final class Json {
  private static final JsonFactory FACTORY = JsonFactory.builder().build();

  /** For texts that no character set can hold as they are: halves of surrogate pairs. */
  private static final JsonFactory ESCAPING =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  /** The fields of one object, in the order in which they were put. */
  static final class Fields {
    private final Map<String, String> texts = new LinkedHashMap<>();

    Fields put(String name, @Nullable Object value) {
      if (value != null) {
        texts.put(name, value.toString());
      }
      return this;
    }

    @Nullable String get(String name) {
      return texts.get(name);
    }

    String text(String name) {
      return Objects.requireNonNull(texts.get(name), name);
    }
  }

  static String array(List<Fields> objects) {
    return write(
        objects.stream().flatMap(object -> object.texts.values().stream()).toList(),
        generator -> {
          generator.writeStartArray();
          objects.forEach(object -> write(generator, object));
          generator.writeEndArray();
        });
  }

  static String object(Fields fields) {
    return write(fields.texts.values(), generator -> write(generator, fields));
  }

  static String texts(List<String> texts) {
    return write(
        texts,
        generator -> {
          generator.writeStartArray();
          texts.forEach(generator::writeString);
          generator.writeEndArray();
        });
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

  private static void write(JsonGenerator generator, Fields fields) {
    generator.writeStartObject();
    fields.texts.forEach(
        (name, text) -> {
          generator.writeName(name);
          generator.writeString(text);
        });
    generator.writeEndObject();
  }

  private static String write(
      Iterable<String> texts, java.util.function.Consumer<JsonGenerator> content) {
    StringWriter json = new StringWriter();
    JsonFactory factory = areWhole(texts) ? FACTORY : ESCAPING;
    try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), json)) {
      content.accept(generator);
    }
    return json.toString();
  }

  private static boolean areWhole(Iterable<String> texts) {
    for (String text : texts) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)) {
          if (Character.isLowSurrogate(c)
              || i + 1 == text.length()
              || !Character.isLowSurrogate(text.charAt(i + 1))) {
            return false;
          }
          i++;
        }
      }
    }
    return true;
  }
}
