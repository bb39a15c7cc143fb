// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>
#include <QStringList>

namespace firstcome::house {

/// A string literal of C++; neighbours that the compiler joins are one.
struct Literal
{
    int line = 0;
    QString text;
};

/// One file of the project as the rules want to see it.
/// Invariant: `code` is as long as `text` and has its lines at the same places.
struct SourceFile
{
    QString path; ///< from the root of the project
    QString text;
    QString code; ///< C++ only: comments, preprocessor lines and the contents of literals are spaces
    QStringList comments;
    QList<Literal> literals;

    SourceFile(QString path, QString text);

    QString folder() const;
    QString fileName() const;
    bool isCpp() const;
    bool isHeader() const;
    /// A program text of any language: it carries the licence and keeps the line limit.
    bool isSource() const;
    /// Written by people and worth searching for words.
    bool isProse() const;
    QStringList lines() const;
};

/// Everything below `root` that git would keep; every file but those of build/ and hidden folders where git cannot say.
QList<SourceFile> readTree(const QString &root);

/// The line, from 1, of a position in a text.
int lineAt(const QString &text, qsizetype position);

} // namespace firstcome::house
