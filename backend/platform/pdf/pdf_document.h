// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>
#include <vector>

namespace firstcome::pdf {

/// A text on a page, measured in points from the page's upper left corner; `y` is that of its line.
struct Text
{
    double x = 0;
    double y = 0;
    QString words;
    double size = 10;
    bool toTheLeft = false; ///< it ends at `x`
};

/// How wide it is printed, in points: Latin as Helvetica, anything else a whole square each.
double widthOf(const QString &words, double size);

/// A document of A4 pages with lines of text. Thread: one.
class Document
{
public:
    static constexpr double width = 595;
    static constexpr double height = 842;

    explicit Document(const QString &title) : m_title(title) {}

    void newPage() { m_pages.emplace_back(); }
    /// On the last page.
    void add(const Text &text);
    void rule(double y);
    size_t pages() const { return m_pages.size(); }
    QByteArray file() const;

private:
    QString m_title;
    std::vector<QByteArray> m_pages; ///< their content streams
};

} // namespace firstcome::pdf
