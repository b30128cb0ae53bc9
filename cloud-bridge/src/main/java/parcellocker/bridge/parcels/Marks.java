package parcellocker.bridge.parcels;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Fact.Mark;

/** What is said of a parcel, in the database and in a directive. */
final class Marks {
    private Marks() {}

    static List<String> words(List<Mark> marks) {
        return marks.stream().map(Enum::name).toList();
    }

    static List<Mark> read(ResultSet row) throws SQLException {
        String[] words = (String[]) row.getArray("marks").getArray();
        return Arrays.stream(words).map(Mark::valueOf).toList();
    }

    /** As a directive says it: nothing of a parcel with nothing to say of, as before there were marks. */
    static @Nullable List<Mark> said(List<Mark> marks) {
        return marks.isEmpty() ? null : marks;
    }
}
