// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/rules/scopes.h"
#include <QStack>

namespace firstcome::house {

namespace {

class Scanner
{
public:
    explicit Scanner(const QString &code) : m_code(code) { m_open.push({Block::File, {}, 0, 0, -1, 0}); }

    Shapes run()
    {
        for (m_at = 0; m_at < m_code.size(); ++m_at) {
            if (m_code[m_at] == u'\n')
                ++m_line;
            step(m_code[m_at]);
        }
        return std::move(m_shapes);
    }

private:
    struct Scope
    {
        Block kind;
        QString headBefore;
        int headLineBefore;
        int parenthesesBefore;
        qsizetype function; ///< index of the function it belongs to, -1 outside
        int depth;          ///< control structures around, within the function
    };

    void step(QChar c)
    {
        if (c == u'{') {
            open();
        } else if (c == u'}') {
            close();
        } else if (c == u';' && m_parentheses == 0) {
            endStatement();
        } else {
            m_parentheses += c == u'(' || c == u'[' ? 1 : c == u')' || c == u']' ? -1 : 0;
            if (m_head.isEmpty() && !c.isSpace())
                m_headLine = m_line;
            if (!m_head.isEmpty() || !c.isSpace())
                m_head += c;
        }
    }

    void open()
    {
        const Scope &around = m_open.top();
        const Block kind = classify(m_head, {around.kind, m_parentheses > 0});
        Scope scope{kind, m_head, m_headLine, m_parentheses, around.function, around.depth};
        if (kind == Block::Function)
            declare();
        if (kind == Block::Function || kind == Block::Lambda) {
            scope.function = m_shapes.functions.size();
            scope.depth = 0;
            const QString name = kind == Block::Function ? signatureIn(m_head).name : QString();
            m_shapes.functions << FunctionShape{name, m_headLine, m_line, 0, m_line};
        } else if (kind == Block::Control) {
            scope.depth += controlsIn(m_head);
            reached(scope);
        } else if (kind == Block::Type) {
            scope.function = -1;
        }
        m_open.push(scope);
        m_head.clear();
        m_parentheses = 0;
    }

    void close()
    {
        if (m_open.size() == 1)
            return;
        const Scope scope = m_open.pop();
        if (scope.kind == Block::Function || scope.kind == Block::Lambda)
            m_shapes.functions[scope.function].lastLine = m_line;
        m_head.clear();
        m_parentheses = scope.parenthesesBefore;
        if (scope.kind == Block::Value || scope.kind == Block::Lambda) {
            m_head = scope.headBefore + QStringLiteral("{}");
            m_headLine = scope.headLineBefore;
        }
    }

    void endStatement()
    {
        Scope scope = m_open.top();
        if (holdsStatements(scope.kind)) {
            scope.depth += controlsIn(m_head);
            reached(scope);
        } else if (scope.kind != Block::Value) {
            declare();
        }
        m_head.clear();
    }

    void declare()
    {
        const Signature signature = signatureIn(m_head);
        if (!signature.name.isEmpty())
            m_shapes.declarations << Declaration{m_headLine, signature};
    }

    void reached(const Scope &scope)
    {
        if (scope.function < 0)
            return;
        FunctionShape &function = m_shapes.functions[scope.function];
        if (scope.depth > function.deepest) {
            function.deepest = scope.depth;
            function.deepestLine = m_headLine;
        }
    }

    const QString &m_code;
    Shapes m_shapes;
    QStack<Scope> m_open;
    QString m_head; ///< the code of the statement so far
    int m_headLine = 1;
    int m_line = 1;
    int m_parentheses = 0;
    qsizetype m_at = 0;
};

} // namespace

Shapes readShapes(const SourceFile &file)
{
    return Scanner(file.code).run();
}

} // namespace firstcome::house
