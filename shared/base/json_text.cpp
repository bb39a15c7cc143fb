// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/json_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QVarLengthArray>
#include <algorithm>
#include <cctype>
#include <list>
#include <vector>

namespace firstcome {

namespace {

constexpr qsizetype deepest = 512;      ///< beyond it no reader of ours goes
constexpr qsizetype shortest64Bit = 18; ///< as many digits fit into 64 bits, whatever they are

bool isUnplain(char c)
{
    return c == '.' || c == 'e' || c == 'E';
}

/// What a number is written with.
bool isNumeric(char c)
{
    return std::isdigit(uchar(c)) || c == '-' || c == '+' || isUnplain(c);
}

/// Walks once over the text and keeps the names of the objects that are open.
class Walk
{
public:
    explicit Walk(QByteArrayView json) : m_json(json) {}

    /// To the end, or to the first object that has a field twice: that field.
    std::optional<QString> run();
    const QSet<QString> &unplain() const { return m_unplain; }
    const std::optional<QString> &huge() const { return m_huge; }

private:
    struct Level
    {
        bool isObject = false;
        qsizetype item = 0; ///< of a list: its place
        QVarLengthArray<QByteArrayView, 16> names{};
    };

    QByteArrayView text();
    void name(QByteArrayView found);
    void number();
    std::optional<QString> close();
    QString path(size_t levels) const;
    QByteArrayView kept(QByteArrayView raw);

    QByteArrayView m_json;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    std::list<QByteArray> m_decoded; ///< what names with escapes mean
    QSet<QString> m_unplain;
    std::optional<QString> m_huge;
};

/// What stands between the quotes at the place, which then is behind them.
QByteArrayView Walk::text()
{
    const qsizetype from = ++m_at;
    while (m_at < m_json.size() && m_json[m_at] != '"')
        m_at += m_json[m_at] == '\\' ? 2 : 1;
    m_at = std::min(m_at, m_json.size());
    const QByteArrayView found = m_json.sliced(from, m_at - from);
    ++m_at;
    return found;
}

/// A name with escapes as what it means.
QByteArrayView Walk::kept(QByteArrayView raw)
{
    const auto document = QJsonDocument::fromJson("[\"" + raw.toByteArray() + "\"]");
    return m_decoded.emplace_back(document.array().at(0).toString().toUtf8());
}

/// A text was read: it is a name where a colon follows within an object.
void Walk::name(QByteArrayView found)
{
    qsizetype next = m_at;
    while (next < m_json.size() && std::isspace(uchar(m_json[next])))
        ++next;
    if (next < m_json.size() && m_json[next] == ':' && !m_levels.empty() && m_levels.back().isObject)
        m_levels.back().names.append(found.contains('\\') ? kept(found) : found);
}

bool isTooLarge(const QByteArray &number, bool isWhole)
{
    bool fits = false;
    if (isWhole)
        number.toLongLong(&fits);
    else
        number.toDouble(&fits);
    return !fits;
}

/// A number that begins at the place, which then is behind it.
void Walk::number()
{
    const qsizetype from = m_at;
    bool isPlain = true;
    for (; m_at < m_json.size() && isNumeric(m_json[m_at]); ++m_at)
        isPlain &= !isUnplain(m_json[m_at]);
    if (!isPlain)
        m_unplain.insert(path(m_levels.size()));
    const QByteArrayView text = m_json.sliced(from, m_at - from);
    const bool mayBeHuge = text.size() > shortest64Bit || !isPlain;
    if (!m_huge && mayBeHuge && isTooLarge(text.toByteArray(), isPlain))
        m_huge = path(m_levels.size());
}

/// Where the walk is, told by the outermost so many levels.
QString Walk::path(size_t levels) const
{
    QString path;
    for (size_t i = 0; i < levels; ++i) {
        const Level &level = m_levels[i];
        if (!level.isObject) {
            path += QStringLiteral("[%1]").arg(level.item);
            continue;
        }
        path += path.isEmpty() ? QString() : QStringLiteral(".");
        path += level.names.isEmpty() ? QString() : QString::fromUtf8(level.names.last());
    }
    return path;
}

std::optional<QString> Walk::close()
{
    const Level &level = m_levels.back();
    // In order, so that a great many cost little more than their bytes.
    QVarLengthArray<QByteArrayView, 16> sorted = level.names;
    std::sort(sorted.begin(), sorted.end());
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (level.isObject && twice != sorted.end()) {
        const QString around = path(m_levels.size() - 1);
        return (around.isEmpty() ? QString() : around + u'.') + QString::fromUtf8(*twice);
    }
    m_levels.pop_back();
    return std::nullopt;
}

std::optional<QString> Walk::run()
{
    m_levels.reserve(4); // most bodies have no more
    while (m_at < m_json.size()) {
        const char c = m_json[m_at];
        if (c == '"') {
            name(text());
            continue;
        }
        if (isNumeric(c) && !isUnplain(c)) {
            number();
            continue;
        }
        ++m_at;
        if (c == '{' || c == '[') {
            if (qsizetype(m_levels.size()) == deepest)
                return std::nullopt;
            m_levels.push_back({c == '{'});
        } else if (c == ',' && !m_levels.empty()) {
            ++m_levels.back().item;
        } else if ((c == '}' || c == ']') && !m_levels.empty()) {
            if (auto repeated = close())
                return repeated;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> repeatedField(QByteArrayView json)
{
    return Walk(json).run();
}

QSet<QString> unplainNumbers(QByteArrayView json)
{
    // Most texts have none.
    bool isLikely = false;
    for (qsizetype i = 1; i < json.size() && !isLikely; ++i)
        isLikely = isUnplain(json[i]) && std::isdigit(uchar(json[i - 1]));
    if (!isLikely)
        return {};
    Walk walk(json);
    walk.run();
    return walk.unplain();
}

std::optional<QString> hugeNumber(QByteArrayView json)
{
    Walk walk(json);
    walk.run();
    return walk.huge();
}

} // namespace firstcome
