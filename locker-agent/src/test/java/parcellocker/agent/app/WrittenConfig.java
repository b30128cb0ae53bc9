package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import parcellocker.agent.hardware.board.BoardProtocol;

/** A good configuration around boards, doors and lines that a test writes. */
record WrittenConfig(Path folder) {
    static final String ONE_LINE = "  - {id: main, port: /dev/one, boards: b1}\n";

    private static final String AROUND = """
            locker: LY-000017
            epoch: 3
            data: data
            keys: keys.json
            cabinet: layout.yaml
            city: {url: "tcp://127.0.0.1:1883", user: LY-000017, password: 6f2b8a9c1d}
            kiosk: {port: 0, open: true}
            lines:
            """;
    private static final String DOORS = "compartments:\n  - {id: A01, size: S, board: b1, channel: 1, floor: 10}\n";

    static BoardProtocol protocol(Settings settings, int board) {
        return settings.layout().boards().get(board).protocol();
    }

    Settings read(String boards, String lines) throws IOException {
        return SettingsFile.read(written(boards, DOORS, lines));
    }

    List<String> mistakes(String boards, String lines) throws IOException {
        return mistakes(boards, DOORS, lines);
    }

    List<String> mistakes(String boards, String doors, String lines) throws IOException {
        Path file = written(boards, doors, lines);
        BadSettingsException bad = catchThrowableOfType(BadSettingsException.class, () -> SettingsFile.read(file));
        return bad.mistakes();
    }

    Path written(String boards, String doors, String lines) throws IOException {
        Files.writeString(folder.resolve("layout.yaml"), boards + doors);
        return Files.writeString(folder.resolve("agent.yaml"), AROUND + lines);
    }
}
