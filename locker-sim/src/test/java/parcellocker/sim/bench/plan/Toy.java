package parcellocker.sim.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two doors, one screen that shows what it is told to, and a list of all that was asked of them. */
final class Toy {
    private static final JsonMapper JSON = new JsonMapper();

    final List<String> asked = new ArrayList<>();
    final Map<String, Boolean> open = new TreeMap<>(Map.of("A01", false, "A02", false));
    final Map<String, Integer> pulses = new TreeMap<>(Map.of("A01", 5, "A02", 0));
    String page = "Home";
    String compartment = "";
    long entries = 7;

    Site site() {
        return new Site(new Doors(), new Screen(), new Machine(), new Book(), new Pockets());
    }

    private final class Doors implements Site.Cabinet {
        @Override
        public JsonNode look(String path) {
            if (!path.equals("doors")) {
                return door(path.substring("doors/".length()));
            }
            ArrayNode all = JSON.createArrayNode();
            open.keySet().forEach(id -> all.add(door(id)));
            return all;
        }

        private ObjectNode door(String id) {
            ObjectNode door = JSON.createObjectNode().put("id", id).put("open", Boolean.TRUE.equals(open.get(id)));
            ArrayNode list = door.putArray("pulses");
            for (int i = 0; i < pulses.getOrDefault(id, 0); i++) {
                list.add(i);
            }
            door.putArray("contents");
            return door;
        }

        @Override
        public JsonNode order(String path, Map<String, String> parameters) {
            asked.add(path + " " + new TreeMap<>(parameters));
            return JSON.createObjectNode();
        }
    }

    private final class Screen implements Site.Screen {
        @Override
        public JsonNode shown() {
            return JSON.createObjectNode().put("page", page).put("compartment", compartment);
        }

        @Override
        public void touch(String name, Map<String, String> fields) {
            asked.add("touch " + name + " " + new TreeMap<>(fields));
            if (name.equals("done")) {
                page = "Home";
            }
        }
    }

    private final class Machine implements Site.Machine {
        @Override
        public void kill() {
            asked.add("kill");
        }

        @Override
        public void stop() {
            asked.add("stop");
        }

        @Override
        public void start() {
            throw new IllegalStateException("the agent was not ready");
        }
    }

    private final class Book implements Site.Book {
        @Override
        public String custody(String where) {
            return "EMPTY";
        }

        @Override
        public long entries(String kind) {
            return entries;
        }
    }

    private static final class Pockets implements Site.Pockets {
        @Override
        public String courierToken() {
            return "PL1:X";
        }

        @Override
        public String code(String waybill) {
            return "12345678";
        }

        @Override
        public String helpDeskAnswer(String who, String role, String digits) {
            return "87654321";
        }
    }
}
