package parcellocker.contract.command;

import java.util.List;

/**
 * What travels on {@code command}.
 *
 * @param command compact JWS over a {@link Command}
 * @param approvals compact JWS over {@link Approval}s, each by another key
 */
public record SignedCommand(String command, List<String> approvals) {
    /** In UTF-8; longer ones are not read. */
    public static final int MOST_BYTES = 4096;

    public SignedCommand {
        approvals = List.copyOf(approvals);
    }
}
