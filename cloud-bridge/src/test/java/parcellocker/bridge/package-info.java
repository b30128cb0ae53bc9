@NullMarked
package parcellocker.bridge;

import org.jspecify.annotations.NullMarked;
