package parcellocker.agent.app;

import parcellocker.agent.vault.Device;
import parcellocker.agent.vault.DeviceFile;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.DeviceProof;
import parcellocker.contract.wire.ReportWords;

/** Where a report is uploaded; a connection is used by one thread. */
interface ReportCity extends AutoCloseable {
    /** How much of that file the city holds; {@link ProblemException} with the number with which it refuses. */
    ReportWords.Held held(String request, ReportFile file);

    /** Puts these bytes there; refusals as at {@link #held}. */
    ReportWords.Held put(String request, ReportFile file, long offset, byte[] bytes);

    @Override
    void close();

    /** The city's enrolment listener, where the device key proves who speaks. */
    static ReportCity of(Device device) {
        DeviceFile papers = device.file();
        EnrolmentClient listener =
                EnrolmentClient.believed(papers.listener(), papers.identity().trust());
        return new ReportCity() {
            @Override
            public ReportWords.Held held(String request, ReportFile file) {
                ReportWords.Chunk asked = ReportWords.Chunk.asks(papers.locker(), request, file.total(), file.sha256());
                return listener.held(asked, proof(asked));
            }

            @Override
            public ReportWords.Held put(String request, ReportFile file, long offset, byte[] bytes) {
                ReportWords.Chunk piece = new ReportWords.Chunk(
                        papers.locker(), request, offset, file.total(), file.sha256(), ReportFile.hash(bytes));
                return listener.put(piece, proof(piece), bytes);
            }

            private String proof(ReportWords.Chunk chunk) {
                return DeviceProof.of(chunk, papers.identity().key());
            }

            @Override
            public void close() {
                listener.close();
            }
        };
    }
}
