package parcellocker.bridge.policy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document that knows its lines. */
sealed interface Lined {
    /** Where it begins, from 1. */
    int line();

    record Mapping(int line, Map<String, Lined> fields) implements Lined {}

    record Sequence(int line, List<Lined> items) implements Lined {}

    record Scalar(int line, String text) implements Lined {}

    /** From the token at which the parser stands; the parser itself refuses a key that comes twice. */
    static Lined read(JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Lined> fields = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, read(parser));
            }
            return new Mapping(line, fields);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Lined> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser));
            }
            return new Sequence(line, items);
        }
        return new Scalar(line, String.valueOf(parser.getText()));
    }
}
