package parcellocker.agent.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parcellocker.agent.hardware.board.LockBoards;
import parcellocker.agent.hardware.board.LockBoards.WiredLine;
import parcellocker.agent.hardware.board.Pace;
import parcellocker.agent.hardware.board.WiredBoard;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.CoilSupply;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.agent.hardware.line.Line;
import parcellocker.agent.hardware.line.SerialChannel;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.hardware.line.TcpChannel;
import parcellocker.agent.hardware.line.TcpSettings;
import parcellocker.agent.hardware.line.Uptime;
import parcellocker.agent.hardware.line.WireSettings;
import parcellocker.agent.hardware.line.WireSettings.Echo;
import parcellocker.agent.runtime.Inbox;

/** The lines and boards that a configuration describes. Of the coils on one supply, one at a time draws. */
final class Wires {
    private Wires() {}

    static LockBoards boards(Settings settings, Inbox inbox, Uptime uptime, Gate gate) {
        Map<String, CoilSupply> supplies = new TreeMap<>();
        List<WiredLine> lines = new ArrayList<>();
        for (Settings.Line line : settings.lines()) {
            CoilSupply supply = supplies.computeIfAbsent(
                    line.supply().name(), first -> new CoilSupply(line.supply().gapMillis(), gate));
            Line.Wiring wiring = new Line.Wiring(line.id(), source(line.plug()), manners(line), supply);
            Pace pace = Pace.standard(line.manners().replyMillis());
            lines.add(new WiredLine(wiring, pace, boards(settings.layout(), line)));
        }
        return new LockBoards(settings.layout().cabinet(), lines, inbox, uptime);
    }

    static SerialSettings port(Settings.Serial serial) {
        return new SerialSettings(serial.port(), serial.baud());
    }

    /** Checked now, opened later and again after each loss. */
    static ChannelSource source(Settings.Plug plug) {
        return switch (plug) {
            case Settings.Serial serial -> {
                SerialSettings port = port(serial);
                yield () -> SerialChannel.open(port);
            }
            case Settings.Tcp tcp -> {
                TcpSettings server = new TcpSettings(tcp.host(), tcp.port());
                yield () -> TcpChannel.open(server);
            }
        };
    }

    static WireSettings manners(Settings.Line line) {
        return new WireSettings(line.manners().quietMillis(), line.manners().echo() ? Echo.STRIP : Echo.NONE);
    }

    private static List<WiredBoard> boards(Layout layout, Settings.Line line) {
        return layout.boards().stream()
                .filter(board -> line.boards().contains(board.id()))
                .map(board -> new WiredBoard(board.id(), board.protocol()))
                .toList();
    }
}
