package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What the parsed sources of all modules must keep to. What single lines show is in {@link SourceTest}. */
final class SyntaxTest {

    private static final int LONGEST_METHOD = 40;

    @Test
    void methodsAreShort() throws IOException {
        List<String> problems = new ArrayList<>();
        visit(SourceTest.sources("main", "test", "fuzz"), unit -> new MethodLengths(unit, problems));

        assertThat(problems).isEmpty();
    }

    /** Doclint's group "missing" also wants a tag for every parameter and result: a signature said twice. */
    @Test
    void publicThingsHaveJavadoc() throws IOException {
        List<String> problems = new ArrayList<>();
        List<Path> published = SourceTest.sources("main").stream()
                .filter(file -> !SourceTest.name(file).startsWith("nudge-examples"))
                .toList();
        visit(published, unit -> new Undocumented(unit, problems));

        assertThat(problems).isEmpty();
    }

    private static void visit(List<Path> files, Visit visit) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                visit.of(new Unit(unit, trees)).scan(unit, null);
            }
        }
    }

    private interface Visit {
        TreePathScanner<Void, Void> of(Unit unit);
    }

    private record Unit(CompilationUnitTree tree, DocTrees trees) {

        long startLine(Tree node) {
            return tree.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(tree, node));
        }

        long endLine(Tree node) {
            return tree.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(tree, node));
        }

        String place(Tree node) {
            return SourceTest.name(Path.of(tree.getSourceFile().toUri())) + ":" + startLine(node);
        }
    }

    private static final class MethodLengths extends TreePathScanner<Void, Void> {
        private final Unit unit;
        private final List<String> problems;

        MethodLengths(Unit unit, List<String> problems) {
            this.unit = unit;
            this.problems = problems;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            BlockTree body = method.getBody();
            long lines = body == null ? 0 : unit.endLine(body) - unit.startLine(body) + 1;
            if (lines > LONGEST_METHOD) {
                problems.add(unit.place(method) + " " + method.getName() + ": " + lines + " lines, at most "
                        + LONGEST_METHOD);
            }
            return super.visitMethod(method, null);
        }
    }

    private static final class Undocumented extends TreePathScanner<Void, Void> {
        private final Unit unit;
        private final List<String> problems;

        Undocumented(Unit unit, List<String> problems) {
            this.unit = unit;
            this.problems = problems;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isPublic(type.getModifiers())) {
                return null;
            }
            demand(type, type.getSimpleName());
            boolean isRecord = type.getKind() == Tree.Kind.RECORD;
            for (Tree member : type.getMembers()) {
                if (isRecord && isComponent(member)) {
                    demandTag(type, (VariableTree) member);
                }
            }
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (isPublic(method.getModifiers()) && !isOverride(method) && !isCompactConstructor(method)) {
                demand(method, method.getName());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void nothing) {
            if (isPublic(field.getModifiers())) {
                demand(field, field.getName());
            }
            return null;
        }

        /** Members of an interface are public without saying so. */
        private boolean isPublic(ModifiersTree modifiers) {
            Set<Modifier> flags = modifiers.getFlags();
            boolean inInterface = getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            return flags.contains(Modifier.PUBLIC)
                    || flags.contains(Modifier.PROTECTED)
                    || (inInterface && !flags.contains(Modifier.PRIVATE));
        }

        private boolean isOverride(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals("Override"));
        }

        /** Its parameters are the record's, which has their tags. */
        private boolean isCompactConstructor(MethodTree method) {
            Tree owner = getCurrentPath().getParentPath().getLeaf();
            return owner.getKind() == Tree.Kind.RECORD && method.getName().contentEquals("<init>");
        }

        private boolean isComponent(Tree member) {
            return member instanceof VariableTree field
                    && !field.getModifiers().getFlags().contains(Modifier.STATIC);
        }

        private void demand(Tree node, CharSequence name) {
            String comment = unit.trees().getDocComment(getCurrentPath());
            if (comment == null || comment.isBlank()) {
                problems.add(unit.place(node) + " " + name + ": no Javadoc");
            }
        }

        private void demandTag(ClassTree type, VariableTree component) {
            String comment = unit.trees().getDocComment(getCurrentPath());
            if (comment == null || !comment.contains("@param " + component.getName() + " ")) {
                problems.add(unit.place(type) + " " + type.getSimpleName() + ": no @param " + component.getName());
            }
        }
    }
}
