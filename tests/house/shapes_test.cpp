// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/scopes.h"
#include "tests/house/rules/size_rules.h"
#include <QTest>

using namespace firstcome::house;

namespace {

SourceFile cpp(const QString &text)
{
    return {QStringLiteral("backend/orders/order_rules.cpp"), text};
}

QString functionOf(int lines)
{
    return QStringLiteral("int f()\n{\n") + QStringLiteral("    g();\n").repeated(lines - 3) + QStringLiteral("}\n");
}

} // namespace

/// The brace scanner sees functions as a reader does.
class ShapesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsFunctions_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *name, const char *code, QStringList names) {
            QTest::newRow(name) << QString::fromLatin1(code) << names;
        };
        const QString lambda;
        const QString f = QStringLiteral("f");
        row("free", "int f() { return 1; }", {f});
        row("in a class in a namespace", "namespace n { struct S : T { void f() const { } int x = 0; }; }", {f});
        row("constructor with braces", "S::f(int a) : m_a{a}, m_b(b{1}), m_c{} { go(); }", {f});
        row("noexcept override", "struct S { void f() noexcept override { } };", {f});
        row("trailing return", "auto f(int a) -> std::vector<int> { return {}; }", {f});
        row("template", "template <typename T, std::vector<int> v> requires C<T> T f(T t) { return t; }", {f});
        row("operator()", "struct S { bool operator()(int a) const { return a; } };", {QStringLiteral("operator()")});
        row("function type as argument", "void f(std::function<void(int)> g = {}) { g(1); }", {f});
        row("lambda inside", "void f() { g([this] { h(); }); }", {f, lambda});
        row("lambda with everything", "void f() { auto g = [&, a = b{1}](auto &&c) mutable -> int { return 1; }; }",
            {f, lambda});
        row("initializers are none", "const std::array<S, 2> table{{{1, 2}, {3, 4}}}; S s = {1};", {});
        row("declarations are none", "int f(); class C; enum class E : quint8 { A, B };", {});
        row("strings and comments are none", "const char *s = \"int f() {\"; // void f() {\n/* void f() { } */", {});
        row("raw strings are none", "auto s = R\"(void f() { \" )\";", {});
        row("digits and characters", "int f() { return 1'000 + '{' + u'{'; }", {f});
        row("macros are none", "#define M(x) \\\n  void m() { x }\nint f() { }", {f});
    }
    void findsFunctions()
    {
        QFETCH(QString, code);
        QFETCH(QStringList, names);
        QStringList found;
        for (const FunctionShape &function : readShapes(cpp(code)).functions)
            found << function.name;
        QCOMPARE(found, names);
    }

    void measuresNesting_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("depth");
        const auto row = [](const char *body, int depth) { QTest::newRow(body) << QString::fromLatin1(body) << depth; };
        row("return 1;", 0);
        row("if (a) { b(); }", 1);
        row("if (a) b(); else c();", 1);
        row("if (a) { } else if (b) { } else if (c) { } else { }", 1);
        row("for (;;) if (a) while (b) c();", 3);
        row("for (;;) { if (a) { while (b) { c(); } } }", 3);
        row("for (;;) { if (a) { while (b) { do { c(); } while (d); } } }", 4);
        row("for (;;) { if (a) { switch (b) { case C::d: if (e) f(); } } }", 4);
        row("try { if (a) b(); } catch (const E &e) { c(); }", 2);
        row("{ lock l(m); { if (a) b(); } }", 1);
        row("if (auto a = S{1}; a.good()) { S s{.b = 1}; }", 1);
        row("if (a) { g([&] { if (b) { for (;;) { c(); } } }); }", 1);
        row("if constexpr (a) { return; }", 1);
    }
    void measuresNesting()
    {
        QFETCH(QString, body);
        QFETCH(int, depth);
        const auto functions = readShapes(cpp(QStringLiteral("void f() { %1 }").arg(body))).functions;
        QVERIFY(!functions.isEmpty());
        QCOMPARE(functions.first().deepest, depth);
    }

    void lambdasNestAnew()
    {
        const auto shapes = readShapes(cpp(
            QStringLiteral("void f() { if (a) { g([&] { if (b) { for (;;) { while (c) { if (d) e(); } } } }); } }")));
        QCOMPARE(shapes.functions.size(), 2);
        QCOMPARE(shapes.functions[0].deepest, 1);
        QCOMPARE(shapes.functions[1].deepest, 4);
    }

    void longFunctionsAreFound()
    {
        QVERIFY(checkFunctions(cpp(functionOf(60))).isEmpty());
        QCOMPARE(checkFunctions(cpp(functionOf(61))).size(), 1);
    }

    void deepFunctionsAreFound()
    {
        QVERIFY(checkFunctions(cpp(QStringLiteral("void f() { if (a) if (b) if (c) d(); }"))).isEmpty());
        QCOMPARE(checkFunctions(cpp(QStringLiteral("void f() { if (a) if (b) if (c) if (d) e(); }"))).size(), 1);
    }

    void countsParameters_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("findings");
        const auto row = [](const char *code, int findings) {
            QTest::newRow(code) << QString::fromLatin1(code) << findings;
        };
        row("void f(int a, bool b, QString c, char d);", 0);
        row("void f(int a, bool b, QString c, char d, long e);", 1);
        row("struct S { explicit S(int a, bool b, QString c, char d, long e) : m_a{a} { } };", 1);
        row("struct S { Q_PROPERTY(a b c, d, e, f, g) std::function<void(int, int, int, int, int)> h; };", 0);
        row("void f(std::function<void(int, bool, char, long, short)> g, std::map<int, bool> h);", 0);
        row("static int f(A *a, int b, char *c, size_t d, void *self);", 0);
        row("void f() { g(1, 2, 3, 4, 5); S s(1, 2, 3, 4, 5); }", 0);
        row("const int i = g(1, 2, 3, 4, 5);", 0);
    }
    void countsParameters()
    {
        QFETCH(QString, code);
        QTEST(int(checkParameters(cpp(code)).size()), "findings");
    }

    void neighboursOfOneTypeAreFound()
    {
        QVERIFY(checkNeighbours(cpp(QStringLiteral("void f(const A &a, const B &b, const A &c);"))).isEmpty());
        QCOMPARE(checkNeighbours(cpp(QStringLiteral("void f(B b, const A &a, const A &c = {});"))).size(), 1);
        QVERIFY(checkNeighbours(cpp(QStringLiteral("bool earlier(const A &a, const A &b);"))).isEmpty());
    }
};

QTEST_GUILESS_MAIN(ShapesTest)
#include "shapes_test.moc"
