/** How long which personal data is kept, and the proof that it is not kept longer. */
@NullMarked
package parcellocker.bridge.retention;

import org.jspecify.annotations.NullMarked;
