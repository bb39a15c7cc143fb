// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/repeated_field.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QVarLengthArray>
#include <algorithm>
#include <cctype>
#include <list>
#include <vector>

namespace firstcome {

namespace {

constexpr qsizetype deepest = 512; ///< beyond it no reader of ours goes

/// Walks once over the text and keeps the names of the objects that are open.
class Walk
{
public:
    explicit Walk(QByteArrayView json) : m_json(json) {}

    std::optional<QString> run();

private:
    struct Level
    {
        bool isObject = false;
        qsizetype item = 0; ///< of a list: its place
        QVarLengthArray<QByteArrayView, 16> names{};
    };

    QByteArrayView text();
    std::optional<QString> close();
    QString pathTo(QByteArrayView name) const;
    QByteArrayView kept(QByteArrayView raw);

    QByteArrayView m_json;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    std::list<QByteArray> m_decoded; ///< what names with escapes mean
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

QString Walk::pathTo(QByteArrayView name) const
{
    QString path;
    for (size_t i = 0; i + 1 < m_levels.size(); ++i) {
        const Level &level = m_levels[i];
        if (!level.isObject) {
            path += QStringLiteral("[%1]").arg(level.item);
            continue;
        }
        path += path.isEmpty() ? QString() : QStringLiteral(".");
        path += level.names.isEmpty() ? QString() : QString::fromUtf8(level.names.last());
    }
    return (path.isEmpty() ? QString() : path + u'.') + QString::fromUtf8(name);
}

std::optional<QString> Walk::close()
{
    const Level &level = m_levels.back();
    // In order, so that a great many cost little more than their bytes.
    QVarLengthArray<QByteArrayView, 16> sorted = level.names;
    std::sort(sorted.begin(), sorted.end());
    const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
    if (level.isObject && twice != sorted.end())
        return pathTo(*twice);
    m_levels.pop_back();
    return std::nullopt;
}

std::optional<QString> Walk::run()
{
    m_levels.reserve(4); // most bodies have no more
    while (m_at < m_json.size()) {
        const char c = m_json[m_at];
        if (c == '"') {
            const QByteArrayView found = text();
            qsizetype next = m_at;
            while (next < m_json.size() && std::isspace(uchar(m_json[next])))
                ++next;
            if (next < m_json.size() && m_json[next] == ':' && !m_levels.empty() && m_levels.back().isObject)
                m_levels.back().names.append(found.contains('\\') ? kept(found) : found);
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

} // namespace firstcome
