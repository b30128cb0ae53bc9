package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.locker.Configuration;
import parcellocker.agent.locker.ConfigurationId;

/** What the city has set and wants to be set, in four cells; all of them empty if it never said anything. */
final class ConfigurationCells {
    private static final List<ConfigurationId> NEVER = List.of(ConfigurationId.BASE, ConfigurationId.BASE);

    private ConfigurationCells() {}

    /** The known and the good one. */
    static String ids(Configuration row) {
        List<ConfigurationId> ids = List.of(row.known(), row.good());
        return ids.equals(NEVER) ? "" : id(row.known()) + " " + id(row.good());
    }

    static String next(Configuration row) {
        return row.next().map(next -> id(next.id()) + " " + next.tries()).orElse("");
    }

    static String body(Configuration row) {
        return row.next().map(Configuration.Next::body).orElse("");
    }

    static String boards(Configuration row) {
        return row.next().map(next -> Cells.joined(next.boards())).orElse("");
    }

    private static String id(ConfigurationId id) {
        return id.version() + ":" + id.hash();
    }

    static Configuration read(Cells cells) throws SQLException {
        String ids = cells.text("configuration");
        List<ConfigurationId> both = ids.isEmpty()
                ? NEVER
                : List.of(ids.split(" ", -1)).stream()
                        .map(ConfigurationCells::id)
                        .toList();
        return new Configuration(both.get(0), both.get(1), next(cells));
    }

    private static Optional<Configuration.Next> next(Cells cells) throws SQLException {
        String text = cells.text("configuration_next");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = text.split(" ", -1);
        return Optional.of(new Configuration.Next(
                id(parts[0]),
                cells.text("configuration_body"),
                Integer.parseInt(parts[1]),
                cells.list("configuration_boards", BoardId::new)));
    }

    private static ConfigurationId id(String text) {
        int colon = text.indexOf(':');
        return new ConfigurationId(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }
}
