package studio.booking.audit.domain;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The root over leaves that come one after the other, as RFC 6962 (2.1) has it. It holds one hash
 * for each power of two, not all of them.
 */
public final class MerkleTree {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** Full trees, the greatest at the bottom. */
  private final Deque<Tree> trees = new ArrayDeque<>();

  private record Tree(int height, Digest root) {
    static Tree of(Tree left, Tree right, int height) {
      return new Tree(height, Digest.over(NODE, left.root.bytes(), right.root.bytes()));
    }
  }

  /** The hash of what stands at a leaf. */
  public static Digest leaf(byte[] content) {
    return Digest.over(LEAF, content);
  }

  public void add(Digest leaf) {
    var added = new Tree(0, leaf);
    while (!trees.isEmpty() && trees.getFirst().height == added.height) {
      added = Tree.of(trees.removeFirst(), added, added.height + 1);
    }
    trees.addFirst(added);
  }

  /** Of all leaves so far, of which there is one at least. */
  public Digest root() {
    var smallestFirst = trees.iterator();
    var right = smallestFirst.next();
    while (smallestFirst.hasNext()) {
      var left = smallestFirst.next();
      right = Tree.of(left, right, left.height + 1);
    }
    return right.root;
  }
}
