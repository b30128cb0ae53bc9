@NullMarked
package parcellocker.bridge.intake;

import org.jspecify.annotations.NullMarked;
