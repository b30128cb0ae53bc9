@NullMarked
package parcellocker.bridge.retention;

import org.jspecify.annotations.NullMarked;
