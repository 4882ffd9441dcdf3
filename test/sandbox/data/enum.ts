const answer = 42;

enum Color {
  Red = answer,
}

export default (): Color => Color.Red;
