@NullMarked
package parcellocker.contract.wire;

import org.jspecify.annotations.NullMarked;
