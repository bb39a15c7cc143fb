// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>

namespace firstcome::house {

enum class Block : quint8 { File, Namespace, Type, Function, Lambda, Control, Plain, Value };

/// Whether statements stand in such a block.
inline bool holdsStatements(Block block)
{
    return block == Block::Function || block == Block::Lambda || block == Block::Control || block == Block::Plain;
}

/// What a `{` opens, judged by the code before it since the last statement. `inParentheses`: a ( or [ is open.
struct Opening
{
    Block around = Block::File;
    bool inParentheses = false;
};
Block classify(const QString &head, Opening opening);

/// How many control structures a statement's head opens: "for (..) if (..)" is 2, "else if (..)" 1.
int controlsIn(const QString &head);

/// The parameters of a function's head, each as written; empty when it is not the head of a function.
struct Signature
{
    QString name;
    QStringList parameters;
};
Signature signatureIn(const QString &head);

} // namespace firstcome::house
