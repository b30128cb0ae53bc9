package parcellocker.contract.command;

import java.util.List;

/** The file that tells a locker which operators there are. */
public record Operators(List<OperatorKey> operators) {
    public Operators {
        operators = List.copyOf(operators);
    }
}
