package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.uplink.Correspondence;
import parcellocker.contract.command.Command;
import parcellocker.contract.command.SignedCommand;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.OperatorSign;

/** Looks on as a command comes in over the real line, for those who ask later: the oracle, the coverage, the caller at the door. */
final class CommandWatch {
    private static final List<Problem> REFUSALS = List.of(
            Problem.COMMAND_RETAINED,
            Problem.OPERATOR_UNKNOWN,
            Problem.OPERATOR_NOT_PERMITTED,
            Problem.SIGNATURE_WRONG);

    private final World world;
    private final Message message;
    private final boolean retained;

    CommandWatch(World world, Message message, boolean retained) {
        this.world = world;
        this.message = message;
        this.retained = retained;
    }

    void around(Correspondence line, Runnable takes) {
        Optional<Command> command = command();
        command.ifPresent(known -> world.operators().arrived(known.id(), retained));
        List<Long> before = REFUSALS.stream().map(line::refusals).toList();
        takes.run();
        for (int i = 0; i < REFUSALS.size(); i++) {
            if (line.refusals(REFUSALS.get(i)) > before.get(i)) {
                world.seen().note("command " + REFUSALS.get(i));
            }
        }
        command.ifPresent(known -> world.operators().waits(new CompartmentId(known.compartment())));
    }

    /** The command as it was issued, whatever became of it on the way; empty if nobody can tell which it was. */
    private Optional<Command> command() {
        try {
            SignedCommand signed = Json.read(message.payload(), SignedCommand.class);
            String id = OperatorSign.unverified(signed.command()).id();
            return world.operators().issued(id).map(Operators.Issued::command);
        } catch (ProblemException damaged) {
            return Optional.empty();
        }
    }
}
