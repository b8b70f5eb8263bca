namespace Bot.Intents.Commands.JmesPath;

/// <summary>Tokens to a tree, by binding powers.</summary>
internal sealed class Parser(List<Token> tokens)
{
    private const int MaxDepth = 120;
    private const int PipePower = 1, OrPower = 2, AndPower = 3, ComparePower = 5, FlattenPower = 9, ProjectionStop = 10, StarPower = 20, FilterPower = 21, DotPower = 40, NotPower = 45, BracketPower = 55, CallPower = 60;
    private static readonly Node s_current = new Node.Current();
    private int _at;
    private int _depth;

    public Node Parse()
    {
        if (tokens.Count == 1)
            throw Fault("it is empty");
        var node = Expression(0);
        return Kind == TokenKind.End ? node : throw Unexpected();
    }

    private Token Token => tokens[_at];
    private TokenKind Kind => Token.Kind;
    private TokenKind Ahead => tokens[Math.Min(_at + 1, tokens.Count - 1)].Kind;

    private Node Expression(int power)
    {
        if (++_depth > MaxDepth)
            throw new JmesPathException(JmesPathFault.TooLarge, $"The expression is nested more than {MaxDepth} deep.");
        var left = Start();
        for (var links = 0; power < PowerOf(Kind); links++)
        {
            if (links > 4 * MaxDepth)
                throw new JmesPathException(JmesPathFault.TooLarge, "The expression has too many links.");
            left = Continue(left);
        }
        _depth--;
        return left;
    }

    private static int PowerOf(TokenKind kind) => kind switch
    {
        TokenKind.Pipe => PipePower,
        TokenKind.Or => OrPower,
        TokenKind.And => AndPower,
        TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual => ComparePower,
        TokenKind.Flatten => FlattenPower,
        TokenKind.Filter => FilterPower,
        TokenKind.Dot => DotPower,
        TokenKind.OpenBracket => BracketPower,
        TokenKind.OpenParenthesis => CallPower,
        _ => 0,
    };

    private Node Start()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Literal: return new Node.Literal(token.Value);
            case TokenKind.Identifier: return new Node.Field((string)token.Value!);
            case TokenKind.QuotedIdentifier:
                return Kind == TokenKind.OpenParenthesis ? throw Fault("a function's name stands without quotes") : new Node.Field((string)token.Value!);
            case TokenKind.Current: return s_current;
            case TokenKind.Star: return new Node.ProjectValues(s_current, Projected(StarPower));
            case TokenKind.Filter: return Filtered(s_current);
            case TokenKind.OpenBrace: return Shape();
            case TokenKind.Flatten: return new Node.Project(new Node.Flatten(s_current), Projected(FlattenPower));
            case TokenKind.Not: return new Node.Not(Expression(NotPower));
            case TokenKind.Reference: return new Node.Reference(Expression(0));
            case TokenKind.OpenParenthesis:
                var inner = Expression(0);
                Expect(TokenKind.CloseParenthesis);
                return inner;
            case TokenKind.OpenBracket:
                if (Kind is TokenKind.Number or TokenKind.Colon)
                    return IndexOrSlice(s_current);
                if (Kind == TokenKind.Star && Ahead == TokenKind.CloseBracket)
                {
                    _at += 2;
                    return new Node.Project(s_current, Projected(StarPower));
                }
                return Many();
            default:
                _at--;
                throw Unexpected();
        }
    }

    private Node Continue(Node left)
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Dot:
                if (Kind != TokenKind.Star)
                    return new Node.Then(left, AfterDot(DotPower));
                _at++;
                return new Node.ProjectValues(left, Projected(StarPower));
            case TokenKind.Pipe: return new Node.Pipe(left, Expression(PipePower));
            case TokenKind.Or: return new Node.Or(left, Expression(OrPower));
            case TokenKind.And: return new Node.And(left, Expression(AndPower));
            case TokenKind.Flatten: return new Node.Project(new Node.Flatten(left), Projected(FlattenPower));
            case TokenKind.Filter: return Filtered(left);
            case TokenKind.OpenParenthesis:
                if (left is not Node.Field function || tokens[_at - 2].Kind != TokenKind.Identifier)
                    throw Fault("only a name can be called");
                return new Node.Call(function.Name, Arguments());
            case TokenKind.OpenBracket:
                if (Kind is TokenKind.Number or TokenKind.Colon)
                    return IndexOrSlice(left);
                Expect(TokenKind.Star);
                Expect(TokenKind.CloseBracket);
                return new Node.Project(left, Projected(StarPower));
            default:
                return new Node.Compare(token.Kind, left, Expression(ComparePower));
        }
    }

    private Node IndexOrSlice(Node left)
    {
        if (Kind == TokenKind.Number && Ahead == TokenKind.CloseBracket)
        {
            var index = new Node.Index((int)Take().Value!);
            _at++;
            return new Node.Then(left, index);
        }
        var parts = new int?[3];
        var part = 0;
        for (; Kind != TokenKind.CloseBracket; _at++)
        {
            if (Kind == TokenKind.Colon && ++part < parts.Length)
                continue;
            if (Kind != TokenKind.Number || part >= parts.Length || parts[part] is not null)
                throw Unexpected();
            parts[part] = (int)Token.Value!;
        }
        _at++;
        return new Node.Project(new Node.Then(left, new Node.Slice(parts[0], parts[1], parts[2])), Projected(StarPower));
    }

    private Node.Filter Filtered(Node left)
    {
        var condition = Expression(0);
        Expect(TokenKind.CloseBracket);
        return new(left, Kind == TokenKind.Flatten ? s_current : Projected(FilterPower), condition);
    }

    /// <summary>What follows a projection and is applied to each of its elements.</summary>
    private Node Projected(int power)
    {
        if (PowerOf(Kind) < ProjectionStop)
            return s_current;
        if (Kind is TokenKind.OpenBracket or TokenKind.Filter)
            return Expression(power);
        if (Kind != TokenKind.Dot)
            throw Unexpected();
        _at++;
        return AfterDot(power);
    }

    private Node AfterDot(int power)
    {
        switch (Kind)
        {
            case TokenKind.Identifier or TokenKind.QuotedIdentifier or TokenKind.Star: return Expression(power);
            case TokenKind.OpenBracket:
                _at++;
                return Many();
            case TokenKind.OpenBrace:
                _at++;
                return Shape();
            default: throw Unexpected();
        }
    }

    private Node.Many Many()
    {
        var items = new List<Node> { Expression(0) };
        while (Kind == TokenKind.Comma)
        {
            _at++;
            items.Add(Expression(0));
        }
        Expect(TokenKind.CloseBracket);
        return new([.. items]);
    }

    private Node.Shape Shape()
    {
        var members = new List<KeyValuePair<string, Node>>();
        do
        {
            if (Kind is not (TokenKind.Identifier or TokenKind.QuotedIdentifier))
                throw Unexpected();
            var name = (string)Take().Value!;
            Expect(TokenKind.Colon);
            members.Add(new(name, Expression(0)));
        }
        while (Kind == TokenKind.Comma && _at++ >= 0);
        Expect(TokenKind.CloseBrace);
        return new([.. members]);
    }

    private Node[] Arguments()
    {
        var arguments = new List<Node>();
        while (Kind != TokenKind.CloseParenthesis)
        {
            arguments.Add(Expression(0));
            if (Kind == TokenKind.Comma && Ahead != TokenKind.CloseParenthesis)
                _at++;
            else if (Kind != TokenKind.CloseParenthesis)
                throw Unexpected();
        }
        _at++;
        return [.. arguments];
    }

    private Token Take() => tokens[_at < tokens.Count - 1 ? _at++ : _at];

    private void Expect(TokenKind kind)
    {
        if (Kind != kind)
            throw Unexpected();
        _at++;
    }

    private JmesPathException Unexpected() => Fault(Kind == TokenKind.End ? "it ends too early" : $"{Kind} is not expected here");

    private JmesPathException Fault(string what) => new(JmesPathFault.Syntax, $"The expression is not valid at character {Token.At + 1}: {what}.");
}
