package parcellocker.agent.app.stick;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files on a stick. What may break breaks here, so that a test can break it. */
interface Medium {
    /** A new file; what was written is on the stick when it is closed. */
    OutputStream create(Path file) throws IOException;

    InputStream open(Path file) throws IOException;

    /** Names of a folder are on the stick when it returns. */
    void force(Path folder) throws IOException;

    /** Bytes that still fit. */
    long room(Path folder) throws IOException;

    /** A mounted one. */
    Medium MOUNTED = new Medium() {
        @Override
        public OutputStream create(Path file) throws IOException {
            return new Forced(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        }

        @Override
        public InputStream open(Path file) throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void force(Path folder) throws IOException {
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        }

        @Override
        public long room(Path folder) throws IOException {
            return Files.getFileStore(folder).getUsableSpace();
        }
    };

    /** Forces its file before it is closed. */
    final class Forced extends OutputStream {
        private final FileChannel channel;

        Forced(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes, from, length);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }

        @Override
        public void close() throws IOException {
            try (FileChannel closing = channel) {
                if (closing.isOpen()) {
                    closing.force(true);
                }
            }
        }
    }
}
