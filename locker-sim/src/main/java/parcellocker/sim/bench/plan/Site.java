package parcellocker.sim.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Where a plan is played: a cabinet on the bench, the locker's screen and program, its book, and what people carry in their
 * pockets. Each method throws {@link IllegalStateException} with a sentence if it cannot be done.
 */
public record Site(Cabinet cabinet, Screen screen, Machine machine, Book book, Pockets pockets) {
    /** The bench's interface. */
    public interface Cabinet {
        /** Reads; {@code path} below {@code /api/}. */
        JsonNode look(String path);

        /** Orders; {@code path} below {@code /api/}. */
        JsonNode order(String path, Map<String, String> parameters);
    }

    /** The touchscreen, as a person uses it. */
    public interface Screen {
        /** What is shown: {@code page}, its fields. */
        JsonNode shown();

        /** Touches what is shown now. */
        void touch(String name, Map<String, String> fields);
    }

    /** The locker's program. */
    public interface Machine {
        void kill();

        void stop();

        /** Until it is ready. */
        void start();
    }

    /** What the locker wrote down. */
    public interface Book {
        String custody(String compartment);

        long entries(String kind);
    }

    /** What people have with them. */
    public interface Pockets {
        /** A courier's QR token, good now. */
        String courierToken();

        /** The code of that parcel, as the notice tells it; waits until there is one. */
        String code(String waybill);

        /** What the help desk answers to the number on the screen. */
        String helpDeskAnswer(String who, String role, String digits);
    }
}
