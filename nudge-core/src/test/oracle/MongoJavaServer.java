import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Asks mongo-java-server about every pair: the file of pairs, then the file for the answers. Bit i of the answers is set
 * if the condition of line i holds; where it throws, it is not.
 */
public final class MongoJavaServer {
    private MongoJavaServer() {}

    public static void main(String[] arguments) throws IOException {
        ObjectMapper json = new ObjectMapper();
        DefaultQueryMatcher matcher = new DefaultQueryMatcher();
        BitSet answers = new BitSet();
        List<String> lines = Files.readAllLines(Path.of(arguments[0]));
        int thrown = 0;
        for (int i = 0; i < lines.size(); i++) {
            JsonNode pair = json.readTree(lines.get(i));
            try {
                answers.set(i, matcher.matches(document(pair.get("document")), document(pair.get("condition"))));
            } catch (RuntimeException e) {
                thrown++;
            }
        }
        Files.write(Path.of(arguments[1]), answers.toByteArray());
        System.out.println(lines.size() + " pairs, threw on " + thrown);
    }

    private static Document document(JsonNode node) {
        Document document = new Document();
        node.properties().forEach(member -> document.put(member.getKey(), value(member.getValue())));
        return document;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return document(node);
        } else if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(value(element)));
            return list;
        } else if (node.isTextual()) {
            return node.textValue();
        } else if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isNull() ? null : (Object) node.booleanValue();
    }
}
